package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.FilmSpec;
import io.openbailian.outbound.Form;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Asks for a film, in the way its server wants it.
record FilmRequest(Server server, Profile.Films films) {
  private static final int FRAMES_STEP = 4;
  private static final PixelSize USUAL = new PixelSize(1280, 720);

  Outgoing of(EngineCall call) {
    Values values = call.values();
    FilmSpec spec = FilmSpec.of(values);
    PixelSize size = values.size(Meaning.SIZE).orElse(USUAL);
    ObjectNode request = Json.object();
    server.name(call.model().name(), request);
    request.put("prompt", server.profile().defused(values.textOrEmpty(Meaning.PROMPT)));
    negative(values).ifPresent(text -> request.put("negative_prompt", text));
    request.put("seed", call.items().getFirst().seed()).put("fps", spec.fps());
    return switch (films.protocol()) {
      case JOBS -> dialect(request, spec, size);
      case NATIVE ->
          Outgoing.post(
              films.path() + "/vid_gen",
              request
                  .put("width", size.width())
                  .put("height", size.height())
                  .put("video_frames", frames(spec))
                  .put("output_format", "webm"));
      case DIRECT ->
          Outgoing.post(
              films.path(),
              request
                  .put("width", size.width())
                  .put("height", size.height())
                  .put("num_frames", frames(spec))
                  .put("response_format", "b64_json"));
    };
  }

  private Optional<String> negative(Values values) {
    return values
        .text(Meaning.NEGATIVE_PROMPT)
        .filter(text -> !text.isBlank())
        .map(server.profile()::defused);
  }

  /// Frames and speed both, always: of the first, one is the default of vLLM-Omni.
  private Outgoing dialect(ObjectNode request, FilmSpec spec, PixelSize size) {
    request.put("size", size.width() + "x" + size.height()).put("num_frames", frames(spec));
    String path = server.path(films.path());
    if (!films.form()) {
      return Outgoing.post(path, request.put("seconds", spec.seconds()));
    }
    Form form = new Form();
    request
        .put("seconds", String.valueOf(spec.seconds()))
        .properties()
        .forEach(field -> form.field(field.getKey(), field.getValue().asString()));
    return Outgoing.post(path, form.body());
  }

  /// Models of films make one frame more than a multiple of four: as many as are needed.
  private static int frames(FilmSpec spec) {
    return Math.ceilDiv(Math.max(spec.frames() - 1, 1), FRAMES_STEP) * FRAMES_STEP + 1;
  }
}
