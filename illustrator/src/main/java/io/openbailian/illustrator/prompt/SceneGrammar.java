package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import java.util.List;
import java.util.Optional;

/// Reads the nouns of a prompt one word after the other, in either language: what stands before a
/// noun waits for it, what follows goes back to what was named last.
///
/// Three words change what the next noun is: a relation makes it something worn, held or stood
/// upon, 和 puts it beside the last, and a 的 behind it makes it a description of the noun after.
final class SceneGrammar {
  private final Wording wording;
  private final Lexicon lexicon;
  private final NamedNouns nouns = new NamedNouns();
  private final Lookahead lookahead;
  private final Modifiers modifiers;

  /// What the signs say, and where the prompt does.
  private final ToldWords told;

  private final SaidOnly saidOnly;

  private final PendingRelation pending = new PendingRelation();
  private final Ties ties;
  private final Guises guises;
  private boolean clauseHasNoun;

  private SceneGrammar(Wording wording, Lexicon lexicon) {
    this.lookahead = new Lookahead(wording);
    this.wording = wording;
    this.lexicon = lexicon;
    this.modifiers = new Modifiers(wording);
    this.told = new ToldWords(wording);
    this.saidOnly = new SaidOnly(wording, lookahead, modifiers, told);
    this.ties = new Ties(wording, lookahead, nouns, pending, told);
    this.guises = new Guises(wording, lookahead, nouns, modifiers, pending, told);
  }

  /// What a wording names.
  ///
  /// @param subjects in its order
  /// @param missed where it says what no noun has taken, and what only signs say
  record Named(List<Subject> subjects, List<Missed.Words> missed) {}

  static Named named(Wording wording, Lexicon lexicon) {
    SceneGrammar grammar = new SceneGrammar(wording, lexicon);
    grammar.read();
    List<Missed.Words> missed = grammar.told.with(grammar.modifiers.lost(), lexicon);
    return new Named(
        grammar.nouns.all().stream().map(noun -> noun.subject(lexicon)).toList(), missed);
  }

  private void read() {
    int end = 0;
    for (int i = 0; i < wording.mentions().size(); i++) {
      Mention mention = wording.mentions().get(i);
      if (!wording.sameClause(end, mention.start())) {
        endClause();
      }
      word(mention, i);
      end = mention.end();
    }
    endClause();
    nouns.giveAhead().forEach(one -> sign(one.mention(), one.label()));
  }

  private void word(Mention mention, int at) {
    switch (mention.term().category()) {
      case NUMBER, COLOUR, BULK -> modifiers.add(mention);
      case MEASURE -> {
        modifiers.addMeasure(mention);
        tellMeasure(mention, at);
      }
      case MATERIAL -> material(mention);
      case POSITION -> position(mention);
      case ACTION -> action(mention, at);
      case RELATION -> relation(mention);
      case GARMENT -> garment(mention, at);
      case HOLDABLE -> holdable(mention, at);
      case SUBJECT -> subject(mention, at);
      case PLACE, SKY, TIME, SEASON, WEATHER -> place(mention);
      case STYLE, MOOD, SHOT, ANGLE, NEGATION, LETTERING, NOTHING -> {}
    }
  }

  /// A cup of something that is no subject: nobody draws the cup.
  private void tellMeasure(Mention mention, int at) {
    if (wording.latin(mention) && !lookahead.leadsToThing(at)) {
      told.tell(mention);
    }
  }

  private void endClause() {
    dyeClothes();
    if (clauseHasNoun) {
      modifiers.clearAll();
    } else {
      modifiers.clear();
    }
    pending.endClause();
    clauseHasNoun = false;
  }

  /// A girl in red: a colour that no noun has taken is that of the clothes.
  private void dyeClothes() {
    if ((pending.opens(Relation.IN) || pending.opens(Relation.WORN)) && !nouns.nobodyActs()) {
      modifiers.colour().ifPresent(nouns::dyeClothes);
    }
  }

  /// A place, a time, something in the sky: what was waiting spoke of it.
  private void place(Mention mention) {
    dyeClothes();
    if (mention.is(Category.PLACE) && mention.as(Place.class) == Place.TABLE) {
      ties.tellDepth(mention, Role.THING);
      wording.sideBefore(mention).ifPresent(start -> told.tell(start, mention.end()));
    }
    modifiers.clearAll();
    pending.close();
    mention
        .hint("SUBJECT")
        .map(thing -> lexicon.mention(thing, mention))
        .ifPresent(named -> nouns.add(new Noun(named)));
  }

  private void material(Mention mention) {
    if (pending.opens(Relation.MADE) && nouns.somethingIsNamed()) {
      nouns.shape(mention.as(Material.class));
      pending.close();
    } else {
      modifiers.add(mention);
    }
  }

  private void position(Mention mention) {
    Position where = mention.as(Position.class);
    if (clauseHasNoun && !pending.joined() && !nouns.standSomewhere(where)) {
      nouns.standAt(where);
    } else {
      modifiers.add(mention);
    }
  }

  private void action(Mention mention, int at) {
    dyeClothes();
    boolean transitive = mention.hint("RELATION").isPresent();
    if (!nouns.nobodyActs() && (transitive || !waits(mention, at))) {
      Action action = mention.as(Action.class);
      if (action == Action.READING && nouns.doElse(action)) {
        nouns.adorn(new Adornment(Adornment.Way.HELD, "book", Optional.empty()));
      } else if (nouns.doElse(action)) {
        told.tell(mention);
      }
      nouns.act(action);
      pending.act(transitive);
      modifiers.keepNothing();
    } else {
      modifiers.add(mention);
    }
  }

  /// Whether an action speaks of the noun after it: 奔跑的马, a running horse, 天上飞着三只鸟.
  private boolean waits(Mention mention, int at) {
    boolean introduces = lookahead.introduces(mention, at);
    boolean described = wording.describing(mention) && lookahead.nounFollows(at);
    boolean within = pending.joined() || nouns.seatIsAhead() || pending.isOpen();
    return described
        || (within && introduces)
        || (introduces && !clauseHasNoun)
        || (wording.articleBefore(mention.start()) && introduces)
        || (modifiers.waitFor(Category.NUMBER) && lookahead.nounFollows(at));
  }

  private void relation(Mention mention) {
    Relation next = mention.as(Relation.class);
    switch (next) {
      case AND -> {
        dyeClothes();
        modifiers.clearUnlessColours();
      }
      case WORN, HELD, UPON, RIDING, WITH, IN, MADE, ABOVE, BELOW, BEHIND, BEFORE, UNDER -> {
        dyeClothes();
        modifiers.keep();
      }
      case BUT -> {}
    }
    pending.say(next, mention);
  }

  private void garment(Mention mention, int at) {
    boolean held = pending.is(Relation.HELD);
    adorn(mention, held ? Adornment.Way.HELD : Adornment.Way.WORN, at);
  }

  private void holdable(Mention mention, int at) {
    boolean implied = mention.hint("ALONE").isPresent();
    if (implied
        || pending.is(Relation.HELD)
        || pending.is(Relation.RIDING)
        || pending.is(Relation.WITH)) {
      adorn(mention, Adornment.Way.HELD, at);
    } else {
      alone(mention);
    }
  }

  /// What nobody holds: its drawing, where it has one of its own.
  private void alone(Mention mention) {
    Optional<Noun> drawn =
        mention.hint("THING").map(thing -> new Noun(lexicon.mention(thing, mention)));
    if (drawn.isEmpty()) {
      sign(mention);
      return;
    }
    drawn.get().take(modifiers.of(mention));
    name(nouns.known(drawn.get()));
    pending.close();
  }

  /// What no drawing shows: a sign says it.
  private void sign(Mention mention) {
    List<Mention> said = modifiers.of(mention);
    Noun noun = sign(mention, told.label(mention, said));
    noun.take(said);
    name(noun);
    pending.close();
  }

  private Noun sign(Mention mention, String label) {
    told.tell(mention, label);
    return nouns.known(Noun.sign(mention, label));
  }

  private void adorn(Mention mention, Adornment.Way way, int at) {
    Noun described = new Noun(mention);
    List<Mention> said = modifiers.ofDescription(mention);
    described.take(said);
    String thing = mention.hint("HELD").orElse(mention.term().name());
    Optional<String> kind = mention.word().kind().filter(_ -> thing.equals(mention.term().name()));
    Adornment adornment = new Adornment(way, thing, described.hueOfAll(), kind);
    if (unseen(mention, way)) {
      unseen(mention, said, at);
      return;
    }
    saidOnly.tellLost(said, nouns);
    boolean compound = !pending.isOpen() && lookahead.touchesNoun(mention, at); // 红裙女孩
    boolean describes = (wording.describing(mention) || compound) && lookahead.nounFollows(at);
    if (describes || nouns.nobodyActs()) {
      nouns.ahead(new NamedNouns.Ahead(adornment, mention, told.label(mention, said)));
    } else {
      nouns.adorn(adornment);
      pending.separate();
    }
    pending.fill();
  }

  /// Whether nobody is drawn with it, or only others are.
  private boolean unseen(Mention mention, Adornment.Way way) {
    return mention.hint("UNSEEN").isPresent()
        || (nouns.nobodyActs()
            ? wording.mentions().stream()
                .filter(other -> other.is(Category.SUBJECT))
                .noneMatch(other -> Lexicon.shows(other, mention, way))
            : !nouns.showWith(mention, way));
  }

  /// What figures cannot be drawn with: told, and a sign where it is all there is.
  private void unseen(Mention mention, List<Mention> said, int at) {
    String label = told.label(mention, said);
    if (nouns.nobodyActs() && !lookahead.nounFollows(at)) {
      Optional<Noun> alone =
          mention.hint("THING").map(thing -> new Noun(lexicon.mention(thing, mention)));
      alone.ifPresent(noun -> noun.take(said));
      name(alone.map(nouns::known).orElseGet(() -> sign(mention, label)));
    } else {
      told.tell(mention, label);
    }
    pending.fill();
    pending.separate();
  }

  private void subject(Mention mention, int at) {
    if (lookahead.isYoung(mention, at)) {
      modifiers.add(lexicon.small(mention));
      return;
    }
    if (saidOnly.takes(mention, at) || guises.takes(mention, at)) {
      return;
    }
    if (pending.is(Relation.MADE) && wording.latin(mention)) {
      tellSubstance(mention);
      return;
    }
    if (mention.isSign()) {
      signOrCompound(mention, at);
      return;
    }
    if (plays(mention)) {
      playing(mention);
      return;
    }
    if (ties.canBeHeld(mention)
        && !wording.topOf(mention)
        && holderIsThere(mention, at)
        && (pending.is(Relation.WORN) || !unseen(mention, Adornment.Way.HELD))) {
      adorn(mention, pending.is(Relation.WORN) ? Adornment.Way.WORN : Adornment.Way.HELD, at);
      return;
    }
    boolean seat = ties.bears(mention);
    boolean describes = seat && wording.describing(mention) && lookahead.nounFollows(at);
    Noun noun = new Noun(mention);
    List<Mention> said =
        seat && pending.isOpen() ? modifiers.ofDescription(mention) : modifiers.of(mention);
    said.stream().filter(Noun::countsMore).forEach(told::tell);
    noun.take(said);
    Noun named = nouns.known(noun);
    if (pending.is(Relation.BELOW)) {
      nouns.putUpon(named);
    }
    if (ties.notSoTied(noun, seat, clauseHasNoun)) {
      told.tell(pending.start(), mention.end());
    }
    ties.tellDepth(mention, noun.role());
    if (seat) {
      nouns.seat(named, !describes && ties.bearsEarlier(at), pending.is(Relation.RIDING));
    } else {
      if (pending.is(Relation.WITH) && named.acts() && clauseHasNoun) {
        pending.join();
      }
      name(named);
    }
    pending.close();
  }

  /// A skyline made of bread: nothing is drawn of what is no material.
  private void tellSubstance(Mention mention) {
    modifiers.ofDescription(mention);
    told.tell(mention);
    pending.fill();
    pending.separate();
  }

  /// A toy truck is a truck: what is said of the one is said of the other.
  private void signOrCompound(Mention mention, int at) {
    boolean compound =
        wording.latin(mention)
            && lookahead.touchesNoun(mention, at)
            && lookahead.next(at).filter(Mention::isSign).isEmpty();
    if (compound) {
      told.tell(mention);
    } else {
      sign(mention);
    }
  }

  private boolean plays(Mention mention) {
    boolean game =
        mention.word().hint("ALONE").isPresent() || (pending.played() && pending.is(Relation.HELD));
    return game && mention.hint("PLAYED").isPresent() && !nouns.nobodyActs();
  }

  /// One ball for all who play with it; they run after it, unless something else is said.
  private void playing(Mention mention) {
    Noun ball = new Noun(mention);
    ball.take(modifiers.of(mention));
    nouns.known(ball);
    nouns.play();
    pending.close();
    pending.separate();
  }

  private void name(Noun noun) {
    nouns.name(noun, pending.joined(), pending.joined() && clauseHasNoun);
    pending.name();
    clauseHasNoun = true;
  }

  /// Somebody was named who can hold it, or will be.
  private boolean holderIsThere(Mention mention, int at) {
    return !nouns.nobodyActs() || (wording.describing(mention) && lookahead.nounFollows(at));
  }
}
