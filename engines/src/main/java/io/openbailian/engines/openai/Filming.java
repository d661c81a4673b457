package io.openbailian.engines.openai;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.Outgoing;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Films: handed on to the server, asked about until they are done, fetched.
///
/// Once the server has named its job, nothing begins it again: a question that fails is asked
/// again, and a call that is taken up goes by the name.
final class Filming {
  private static final Logger LOG = LoggerFactory.getLogger(Filming.class);
  private static final int LARGEST_ANSWER = 384 << 20;
  private static final int LARGEST_FILM = 256 << 20;
  private static final int FAILURES_BORNE = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Server server;
  private final Time time;

  Filming(Server server, Time time) {
    this.server = server;
    this.time = time;
  }

  void film(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Profile.Films films = server.profile().films().orElseThrow();
    FilmRequest request = new FilmRequest(server, films);
    if (films.protocol() == Profile.Protocol.DIRECT) {
      direct(request, call, sink);
      return;
    }
    FilmJobs jobs =
        films.protocol() == Profile.Protocol.NATIVE
            ? new FilmJobs.Native(films.path())
            : new FilmJobs.Dialect(server.path(films.path()));
    String job = call.handle().orElse("");
    if (job.isEmpty()) {
      job = begin(request.of(call));
      sink.emit(new EngineEvent.Handle(job));
    }
    try {
      Media film = await(job, jobs, call, sink);
      sink.emit(new EngineEvent.MediaReady(call.items().getFirst().index(), film));
    } catch (InterruptedException e) {
      if (call.stop() == StopWish.END) {
        giveUp(job, jobs);
      }
      throw e;
    }
  }

  /// The server answers when the film is done.
  private void direct(FilmRequest request, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    try (Answer answer = server.client().ask(request.of(call))) {
      Media film =
          answer.type().startsWith("video/")
              ? new Media.Encoded(answer.bytes(LARGEST_FILM), answer.type())
              : new FilmFile(server.client()).read(answer.json(LARGEST_ANSWER));
      sink.emit(new EngineEvent.MediaReady(call.items().getFirst().index(), film));
    }
  }

  private String begin(Outgoing request) throws EngineFailure, InterruptedException {
    try (Answer answer = server.client().ask(request)) {
      String job = answer.json(LARGEST_ANSWER).path("id").asString("");
      if (!FilmJobs.isName(job)) {
        throw new EngineFailure.Broken("its server took a film and gave it no usable name");
      }
      return job;
    }
  }

  private Media await(String job, FilmJobs jobs, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    long end = time.nanos() + server.settings().timeouts().work().toNanos();
    Duration pause = FIRST_PAUSE;
    int percent = -1;
    while (time.nanos() - end < 0) {
      FilmJobs.Standing standing = patiently(() -> asked(jobs.question(job), jobs), call);
      switch (standing) {
        case FilmJobs.Standing.Done(JsonNode tree) -> {
          return patiently(() -> fetched(job, jobs, tree), call);
        }
        case FilmJobs.Standing.Failed(EngineFailure failure) -> throw failure;
        case FilmJobs.Standing.Under(int now) -> {
          if (now > percent) {
            percent = now;
            sink.emit(new EngineEvent.Progress(Math.clamp(now, 0, 100)));
          }
        }
      }
      pause(call, pause);
      pause = PAUSE;
    }
    giveUp(job, jobs);
    throw new EngineFailure.Broken(
        "its server was not done with the film within %d s"
            .formatted(server.settings().timeouts().work().toSeconds()));
  }

  private void pause(EngineCall call, Duration pause) throws InterruptedException {
    if (time.await(call::stopped, pause)) {
      throw new InterruptedException("the call was stopped while its film was made");
    }
  }

  /// A question about work that goes on.
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws EngineFailure, InterruptedException;
  }

  /// Asks again where the question failed, not where the work did.
  private <T> T patiently(Question<T> question, EngineCall call)
      throws EngineFailure, InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return question.ask();
      } catch (EngineFailure.Busy | EngineFailure.Broken | EngineFailure.Unknown e) {
        if (failures > FAILURES_BORNE) {
          throw new EngineFailure.Down("its server does not tell how far the film is", e);
        }
      }
      pause(call, PAUSE);
    }
  }

  private FilmJobs.Standing asked(Outgoing question, FilmJobs jobs)
      throws EngineFailure, InterruptedException {
    try (Answer answer = server.client().send(question)) {
      if (answer.status() == 404 || answer.status() == 410) {
        return new FilmJobs.Standing.Failed(
            new EngineFailure.Broken("its server does not know the film any more"));
      }
      if (!answer.isSuccess()) { // also 400: the question is ours, not the client's
        throw new EngineFailure.Broken("a question was answered with " + answer.status());
      }
      return jobs.standing(answer.json(LARGEST_ANSWER));
    }
  }

  private Media fetched(String job, FilmJobs jobs, JsonNode done)
      throws EngineFailure, InterruptedException {
    Optional<Outgoing> content = jobs.content(job);
    if (content.isEmpty()) {
      return new FilmFile(server.client()).read(done);
    }
    try (Answer file = server.client().send(content.get())) {
      if (!file.isSuccess()) {
        throw new EngineFailure.Broken("the film was answered with " + file.status());
      }
      if (file.type().contains("json") || file.type().contains("html")) {
        throw new EngineFailure.Broken("the film came as " + file.type());
      }
      return new Media.Encoded(file.bytes(LARGEST_FILM), file.type());
    }
  }

  /// Nobody wants the film any more.
  private void giveUp(String job, FilmJobs jobs) throws InterruptedException {
    OutboundClient client = server.client();
    try (Answer answer = client.send(jobs.end(job))) {
      LOG.debug("job={} was ended with {}", job, answer.status());
    } catch (EngineFailure e) {
      LOG.warn("job={} could not be ended and goes on for nothing", job, e);
    }
  }
}
