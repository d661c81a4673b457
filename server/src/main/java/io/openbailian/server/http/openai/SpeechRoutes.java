package io.openbailian.server.http.openai;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.av.AudioFormat;
import io.openbailian.av.Wav;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.StopWish;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.invoke.DuplexInvocations;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.media.SpeechEncoding;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.StopSignal;
import io.openbailian.server.run.answer.SpeechDelivery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `audio/speech` of the OpenAI dialect, below `/compatible-mode/v1` and `/v1`: the speech that
/// models make at the sockets of this API, as one file. Its first bytes are held back for a while,
/// so that a failure is an error and a short file says its length.
public final class SpeechRoutes implements Routes {
  private static final String SPEECH = "/audio/speech";

  /// Where this is served.
  public static final Set<String> PATHS = Set.of(Wire.COMPATIBLE + SPEECH, Wire.OPENAI + SPEECH);

  private static final String INPUT = "input";
  private static final String FORMAT = "response_format";
  private static final String SPEED = "speed";
  private static final String STREAM_FORMAT = "stream_format";
  private static final String VOICE = "voice";
  private static final String USUAL_FORMAT = "mp3";
  private static final int MOST_HELD = 1 << 20;

  /// What is read of a body.
  private static final JsonShape SHAPE =
      JsonShape.of(
          List.of(
              List.of("model"),
              List.of(INPUT),
              List.of(VOICE),
              List.of(FORMAT),
              List.of(SPEED),
              List.of(STREAM_FORMAT),
              List.of(Meaning.SAMPLE_RATE)));

  private final Catalog catalog;
  private final Invoker invoker;
  private final DuplexInvocations speech;
  private final PixelPool threads;
  private final Authentication authentication;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;

  /// @param threads for encoding
  /// @param authentication for the base that the service does not have
  public SpeechRoutes(
      Catalog catalog,
      Invoker invoker,
      DuplexInvocations speech,
      PixelPool threads,
      Authentication authentication,
      BodyReader bodies,
      IgnoredMembers ignored) {
    this.catalog = catalog;
    this.invoker = invoker;
    this.speech = speech;
    this.threads = threads;
    this.authentication = authentication;
    this.bodies = bodies;
    this.ignored = ignored;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(Wire.COMPATIBLE + SPEECH, this::speak);
    routes.post(
        Wire.OPENAI + SPEECH,
        context -> {
          authentication.require(context);
          speak(context);
        });
  }

  private void speak(Context context) throws InterruptedException {
    bodies.read(context, SHAPE, document -> speak(context, document));
  }

  private void speak(Context context, JsonReading.Read document) throws InterruptedException {
    JsonNode body = document.tree();
    JsonNode name = body.path("model");
    if (!name.isString() || name.stringValue().isBlank()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
    Model model = invoker.model(name.stringValue().strip());
    Operation operation = operation(model);
    if (!body.path(STREAM_FORMAT).asString("audio").equals("audio")) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("stream_format should be one of [audio]")
              .sent("stream_format: " + shown(body.path(STREAM_FORMAT))));
    }
    // A model of this API is a voice.
    ignored.tell(context, model, document.unknown(), body.has(VOICE) ? List.of(VOICE) : List.of());
    Invocation invocation =
        invoker.duplex(operation.paths().getFirst(), payload(body, model, operation));
    speech.check(invocation, Exchange.key(context));
    answer(context, invocation);
  }

  private static String shown(JsonNode value) {
    String text = value.isString() ? value.stringValue() : value.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /// Where a model says what it is sent.
  private Operation operation(Model model) {
    return catalog.operations().stream()
        .filter(operation -> model.serves().containsKey(operation.name()))
        .filter(operation ->
            operation.result() == ResultShape.SOCKET && !operation.places(Meaning.TEXT).isEmpty())
        .findFirst()
        .orElseThrow(() ->
            new WireException(
                ErrorCode.URL_ERROR.with().withHint(model.name() + " makes no speech")));
  }

  private static ObjectNode payload(JsonNode body, Model model, Operation operation) {
    ObjectNode payload = Json.object().put("model", model.name());
    put(payload, operation, Meaning.TEXT, body.path(INPUT));
    JsonNode format = body.path(FORMAT);
    put(
        payload,
        operation,
        Meaning.FORMAT,
        format.isMissingNode() || format.isNull()
            ? Json.mapper().valueToTree(USUAL_FORMAT)
            : format);
    put(payload, operation, Meaning.RATE, body.path(SPEED));
    put(payload, operation, Meaning.SAMPLE_RATE, body.path(Meaning.SAMPLE_RATE));
    return payload;
  }

  private static void put(ObjectNode payload, Operation operation, String meaning, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull() && !operation.places(meaning).isEmpty()) {
      operation.places(meaning).getFirst().put(payload, value);
    }
  }

  private void answer(Context context, Invocation invocation) throws InterruptedException {
    Caller caller = Callers.of(context);
    StopSignal stop = new StopSignal();
    try (Caller.Watch _ = caller.presence().watch(() -> stop.stop(StopWish.END));
        SpeechEncoding encoding =
            new SpeechEncoding(
                threads,
                invocation.values().text(Meaning.FORMAT).orElse(USUAL_FORMAT),
                Math.toIntExact(
                    invocation.values().integer(Meaning.SAMPLE_RATE).orElse(16_000L)))) {
      Sound sound = new Sound(context, encoding);
      Optional<WireError> failure =
          speech.run(invocation, caller.key(), Optional.empty(), stop, sound);
      if (stop.stopped()) {
        throw new CallerGoneException();
      }
      if (failure.isPresent() && sound.flowing) {
        throw new CallerGoneException(); // what has begun is cut, and its reader sees that
      }
      if (failure.isPresent()) {
        throw new WireException(failure.get());
      }
      sound.finish();
    } catch (IOException e) {
      throw new CallerGoneException();
    }
  }

  /// The file as it is made.
  private static final class Sound implements SpeechDelivery.Listener {
    private final Context context;
    private final HttpServletResponse response;
    private final SpeechEncoding encoding;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean flowing;

    Sound(Context context, SpeechEncoding encoding) {
      this.context = context;
      this.response = context.res();
      this.encoding = encoding;
    }

    @Override
    public void audio(short[] samples, int rate) throws IOException {
      Exchange.goOn(context); // what has begun is cut, and its reader sees that
      put(encoding.add(samples, rate));
      if (!flowing && held.size() > MOST_HELD) {
        begin(Wav.UNKNOWN);
      }
    }

    @Override
    public void said(Speech.Sentence sentence) {}

    @Override
    public void idle() throws IOException {
      Exchange.goOn(context);
      if (flowing) {
        response.flushBuffer();
      }
    }

    private void put(byte[] bytes) throws IOException {
      if (flowing) {
        response.getOutputStream().write(bytes);
      } else {
        held.writeBytes(bytes);
      }
    }

    private void begin(long length) throws IOException {
      flowing = true;
      response.setStatus(200);
      response.setCharacterEncoding(null); // or the sound would be called text in UTF-8
      response.setContentType(type());
      if (encoding.format() == AudioFormat.WAV) {
        response.getOutputStream().write(Wav.header(encoding.rate(), length));
      }
      response.getOutputStream().write(held.toByteArray());
      held.reset();
    }

    private String type() {
      return switch (encoding.format()) {
        case PCM -> "audio/pcm";
        case WAV -> "audio/wav";
        case MP3 -> "audio/mpeg";
      };
    }

    void finish() throws IOException {
      put(encoding.finish());
      if (!flowing) {
        begin(held.size());
      }
    }
  }
}
