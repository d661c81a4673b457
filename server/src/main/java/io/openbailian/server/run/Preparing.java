package io.openbailian.server.run;

import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.routing.Route;
import java.util.Map;

/// Makes the inputs of invocations: pictures, or recordings.
///
/// @param recordings fetches what may take long
public record Preparing(PictureLoader pictures, MediaFetcher recordings) {

  /// The inputs of an invocation, nothing of which is fetched yet; the caller closes them.
  ///
  /// @param marking noted while their files are worked on
  public Inputs inputs(
      Owner owner, Invocation invocation, Route route, StopSignal stop, Marking marking) {
    return inputs(owner, invocation, route, stop, marking, Map.of());
  }

  /// The inputs of an invocation of which some pictures are at hand.
  ///
  /// @param marking noted while their files are worked on
  /// @param given those, by the text that stands for each; not closed with the inputs
  Inputs inputs(
      Owner owner,
      Invocation invocation,
      Route route,
      StopSignal stop,
      Marking marking,
      Map<String, InputFile> given) {
    return switch (invocation.operation().result()) {
      case TRANSCRIPTION ->
          new RecordingInputs(recordings, owner, invocation.values(), stop, marking);
      case PASSED ->
          Inputs.passing(invocation.values(), PassedRequest.of(invocation.values(), given, stop));
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TEXT, SOCKET, EMBEDDINGS, RANKING ->
          new PictureInputs(
              pictures,
              invocation,
              new InvocationAsker(owner.workspace(), stop),
              given,
              route.takeAddresses(),
              marking);
    };
  }
}
