package io.openbailian.engines.scripted;

import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EngineTraits.Trait;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Faults;
import io.openbailian.engine.FilmSpec;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.Media;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.engines.scripted.Play.Outcome;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Does what the first matching rule of a script says, and answers calls without a rule with a test
/// card.
///
/// Its rules count calls (`times`, `throttle`) from the moment the engine is opened; apart from
/// that the same call has the same result.
public final class ScriptedEngine implements Engine {
  /// A call that waits costs a virtual thread and nothing else.
  private static final int WIDTH = 1024;

  private static final int CRASHED = 137;
  private static final Duration LONG = Duration.ofHours(1);
  private static final PixelSize UNSIZED = new PixelSize(1024, 1024);

  private final List<CountedRule> rules;
  private final EngineTraits traits;
  private final Options options;
  private final Upstream upstream;
  private final SwitchedRules switched = new SwitchedRules();
  private final Time time;
  private volatile boolean closed;

  ScriptedEngine(List<Rule> rules, Options options, Upstream upstream, Time time) {
    this.rules = rules.stream().map(CountedRule::new).toList();
    this.options = options;
    this.upstream = upstream;
    this.traits = traits(rules, options);
    this.time = time;
  }

  private static EngineTraits traits(List<Rule> rules, Options options) {
    Set<Trait> traits = EnumSet.of(Trait.REWRITES_PROMPTS);
    if (options.batches()) {
      traits.add(Trait.BATCHES);
    }
    if (options.costsMoney()) {
      traits.add(Trait.COSTS_MONEY);
    }
    if (rules.stream().noneMatch(Rule::bringsAFile)) {
      traits.add(Trait.EXACT_SIZE);
    }
    return new EngineTraits(traits);
  }

  /// What the configuration says of the engine as a whole.
  ///
  /// @param computes whether its work is done inside this process, which it can kill
  /// @param stops whether jobs that were handed on can be stopped
  /// @param passes whether it answers what the server itself does not know how to serve
  record Options(
      int width,
      boolean computes,
      boolean batches,
      boolean costsMoney,
      boolean stops,
      boolean passes) {
    static final Options USUAL = new Options(WIDTH, false, true, false, true, false);
  }

  @Override
  public EngineTraits traits() {
    return traits;
  }

  @Override
  public int width() {
    return options.width();
  }

  @Override
  public boolean computes() {
    return options.computes();
  }

  @Override
  public boolean stops() {
    return options.stops();
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return operation.result() != ResultShape.PASSED;
  }

  @Override
  public LostWork seek(EngineCall call, Instant begun) {
    return upstream.seek(call, begun);
  }

  @Override
  public Optional<Faults> faults() {
    return Optional.of(switched);
  }

  @Override
  public Optional<Relay> relay() {
    return options.passes() ? Optional.of(new ScriptedRelay()) : Optional.empty();
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the scripted engine is closed");
    }
    if (!isFollowed(switched.of(call), call, sink) && !isFollowed(rules, call, sink)) {
      answer(Play.Answer.PLAIN, call, sink);
    }
  }

  /// Follows the first rule that is for the call, if there is one.
  private boolean isFollowed(List<CountedRule> rules, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    for (CountedRule counted : rules) {
      long number = counted.take(call);
      if (number > 0) {
        follow(counted.rule(), number, call, sink);
        return true;
      }
    }
    return false;
  }

  private void follow(Rule rule, long number, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    Optional<Trouble> trouble = call.handle().isPresent() ? Optional.empty() : rule.trouble(number);
    if (trouble.isPresent() && trouble.get().kind() != Trouble.Kind.UNKNOWN) {
      throw trouble.get().failure(Optional.empty());
    }
    Optional<Upstream.Job> job =
        rule.job().handle() ? Optional.of(handedOn(call, sink)) : Optional.empty();
    if (trouble.isPresent()) {
      throw trouble.get().failure(job.map(Upstream.Job::handle));
    }
    try {
      goOn(rule, job.map(Upstream.Job::begun).orElseGet(time::now), call, sink);
    } catch (InterruptedException e) {
      if (call.stop() == StopWish.END && options.stops()) {
        job.ifPresent(handed -> upstream.stop(handed.handle()));
      }
      throw e;
    }
  }

  /// The job that the call goes by: the one it had before, or a new one.
  private Upstream.Job handedOn(EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (call.handle().isPresent()) {
      return upstream
          .find(call.handle().get())
          .orElseThrow(() -> new EngineFailure.Broken("nobody knows the job any more"));
    }
    Upstream.Job job = upstream.submit(call);
    sink.emit(new EngineEvent.Handle(job.handle()));
    return job;
  }

  private void goOn(Rule rule, Instant begun, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    List<Integer> percents = rule.job().progress();
    for (int i = 0; i < percents.size(); i++) {
      pauseUntil(
          call, begun, rule.job().after().multipliedBy(i + 1L).dividedBy(percents.size() + 1L));
      sink.emit(new EngineEvent.Progress(percents.get(i)));
    }
    pauseUntil(call, begun, rule.job().after());
    switch (rule.play()) {
      case Play.Hang _ -> hang(call);
      case Play.Crash _ -> Runtime.getRuntime().halt(CRASHED);
      case Play.Fail(var error) -> throw new EngineFailure.Refused(error);
      case Play.Answer answer -> answer(answer, call, sink);
    }
  }

  /// Not longer than it takes in all, when the clock was set back since.
  private void pauseUntil(EngineCall call, Instant begun, Duration after)
      throws InterruptedException {
    Duration left = Duration.between(time.now(), begun.plus(after));
    if (left.isPositive()) {
      pause(call, left.compareTo(after) < 0 ? left : after);
    }
  }

  private void hang(EngineCall call) throws InterruptedException {
    while (true) {
      pause(call, LONG);
    }
  }

  private void pause(EngineCall call, Duration duration) throws InterruptedException {
    if (time.await(call::stopped, duration)) {
      throw new InterruptedException("the call was stopped while the script waited");
    }
  }

  private void answer(Play.Answer answer, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (call.operation().result() == ResultShape.SOCKET) {
      SpeechCard.answer(answer.heard(), call, sink);
      return;
    }
    for (Item item : call.items()) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped before item " + item.index());
      }
      switch (answer.of(item.index())) {
        case Outcome.Made _ when call.operation().result() == ResultShape.TEXT ->
            new Recital(duration -> pause(call, duration), sink, item.index())
                .say(answer.reply().orElseGet(() -> Recital.card(item)));
        case Outcome.Made _ when call.operation().result().isNumbers() ->
            sink.emit(NumberCard.of(call.values()));
        case Outcome.Made _ -> make(answer, call, item, sink);
        case Outcome.Failed(var error) ->
            sink.emit(new EngineEvent.ItemFailed(item.index(), error));
      }
    }
  }

  private static void make(Play.Answer answer, EngineCall call, Item item, EventSink sink)
      throws InterruptedException {
    if (call.values().has(Meaning.FILES)) {
      sink.emit(SpeechCard.transcribed(answer.heard(), call, item.index()));
      return;
    }
    if (call.values().flag(Meaning.PROMPT_EXTEND)) {
      String prompt =
          answer
              .reply()
              .map(Reply::text)
              .orElseGet(() -> call.values().textOrEmpty(Meaning.PROMPT));
      sink.emit(new EngineEvent.Rewritten(item.index(), prompt));
    }
    if (answer.file().isEmpty() && call.model().file() == FileKind.MP4) {
      roll(call, item, sink);
      return;
    }
    Media media = answer.file().orElseGet(() -> card(call, item));
    sink.emit(new EngineEvent.MediaReady(item.index(), media));
  }

  /// A film of test cards, each with the number of its frame.
  private static void roll(EngineCall call, Item item, EventSink sink) throws InterruptedException {
    FilmSpec spec = FilmSpec.of(call.values());
    PixelSize size = call.values().size(Meaning.SIZE).orElse(UNSIZED);
    for (int frame = 0; frame < spec.frames(); frame++) {
      if (call.stopped() || Thread.interrupted()) {
        throw new InterruptedException("the call was stopped at frame " + frame);
      }
      BufferedImage card = TestCard.draw(size, item.seed(), frame);
      sink.emit(new EngineEvent.Frame(item.index(), card));
    }
    sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Film(spec.frames())));
  }

  private static Media card(EngineCall call, Item item) {
    PixelSize size = call.values().size(Meaning.SIZE).orElse(UNSIZED);
    return new Media.Picture(TestCard.draw(size, item.seed()));
  }

  @Override
  public void close() {
    closed = true;
  }
}
