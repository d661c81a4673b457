package io.openbailian.cli;

import io.openbailian.client.BailianClient;
import io.openbailian.protocol.GenerationAnswer;
import io.openbailian.protocol.TaskStatus;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/// From a request to files and lines, whichever way it is asked.
record PictureJob(Surroundings here, ParseResult parsed) {

  /// Makes the request, once the service is known that input pictures are sent to.
  interface Asking {
    ObjectNode body(PictureSender sender) throws IOException, InterruptedException;
  }

  /// Asks, waits, saves and prints.
  ///
  /// @param seed that is sent
  ExitCode run(Way way, OptionalLong seed, Asking asking) throws IOException, InterruptedException {
    Output output = PictureOptions.output(here, parsed);
    long begin = here.pace().nanos();
    try (Target target = new Targets(here, parsed).any();
        BailianClient client = target.client(here.pace())) {
      ObjectNode body = asking.body(new PictureSender(client, target.near(), way.model()));
      Outcome outcome = ask(client, way, body);
      List<Picture> pictures = new PictureSaver(client, output, way.model(), seed).save(outcome);
      OptionalLong waited = OptionalLong.of(here.pace().nanos() - begin);
      ExitCode exit =
          new Results(here, Options.flag(parsed, Options.JSON)).print(outcome, pictures, waited);
      if (Options.flag(parsed, PictureOptions.OPEN)) {
        pictures.forEach(picture -> PictureOpener.open(picture.file(), here));
      }
      return exit;
    }
  }

  private Outcome ask(BailianClient client, Way way, ObjectNode body) throws InterruptedException {
    return switch (way.mode()) {
      case ASYNC -> {
        String id = client.submit(way.path(), body).taskId();
        yield Outcome.of(new TaskWatch(here, client).untilOrCancel(id));
      }
      case SYNC -> Outcome.of(answer(client, way, body));
      case STREAM, DUPLEX -> throw new IllegalStateException("no whole answer: " + way);
    };
  }

  private GenerationAnswer answer(BailianClient client, Way way, ObjectNode body)
      throws InterruptedException {
    try (@Nullable ProgressLine _ = ProgressLine.where(here, TaskStatus.RUNNING)) {
      return GenerationAnswer.of(client.call(way.path(), body));
    }
  }
}
