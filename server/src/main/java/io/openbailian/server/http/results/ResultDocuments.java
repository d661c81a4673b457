package io.openbailian.server.http.results;

import io.openbailian.catalog.model.Choices;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.FilmSpec;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonTrees;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.Usage;
import io.openbailian.protocol.server.ResultDocument;
import io.openbailian.protocol.server.ResultDocument.Choice;
import io.openbailian.protocol.server.ResultDocument.Content;
import io.openbailian.protocol.server.ResultDocument.Item;
import io.openbailian.protocol.server.TaskView.Metrics;
import io.openbailian.server.task.ItemResult;
import io.openbailian.tokenizer.Tokenizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The results of one answer in the shape of its operation.
///
/// @param expires until when its URLs are good
public record ResultDocuments(
    Model model, Values values, List<ItemResult> items, ResultUrls urls, Instant expires) {

  public ResultDocument of(ResultShape shape) {
    return switch (shape) {
      case RESULTS -> new ResultDocument.Results(items.stream().flatMap(this::item).toList());
      case CHOICES -> choices();
      case IMAGE_URL ->
          new ResultDocument.ImageUrl(
              produced().map(this::url).findFirst().orElse(""), note().orElse(null));
      case VIDEO_URL -> film();
      case TRANSCRIPTION -> transcriptions();
      case PASSED -> passed();
      case TEXT, SOCKET, EMBEDDINGS, RANKING ->
          throw new IllegalStateException("no operation of this server has results of " + shape);
    };
  }

  /// As the other server answered, with our addresses of its files.
  private ResultDocument passed() {
    for (ItemResult item : items) {
      if (item instanceof ItemResult.Passed(String output, String usage, var files)) {
        ObjectNode document = Json.parseObject(output);
        for (ItemResult.NamedFile file : files) {
          JsonTrees.put(document, file.place(), urls.of(file.artifact(), expires));
        }
        return new ResultDocument.Passed(document, Json.parseObject(usage));
      }
    }
    return new ResultDocument.Passed(Json.object(), Json.object());
  }

  /// The results of recordings stand in the order of the request.
  private ResultDocument transcriptions() {
    List<String> addresses = values.texts(Meaning.FILES);
    return new ResultDocument.Transcriptions(
        IntStream.range(0, Math.min(items.size(), addresses.size()))
            .mapToObj(i -> transcribed(addresses.get(i), items.get(i)))
            .toList());
  }

  private ResultDocument.Transcribed transcribed(String address, ItemResult result) {
    return switch (result) {
      case ItemResult.Transcribed(String artifact, _, _) ->
          new ResultDocument.Transcribed(address, urls.of(artifact, expires), null, null);
      case ItemResult.Failed(String code, String message) ->
          new ResultDocument.Transcribed(address, null, code, message);
      case ItemResult.Produced _, ItemResult.Passed _, ItemResult.Text _, ItemResult.Note _ ->
          throw new IllegalStateException("a recording became no transcript but " + result);
    };
  }

  public ResultDocument.Choices choices() {
    List<Content> contents = items.stream().flatMap(this::content).toList();
    return new ResultDocument.Choices(
        switch (model.choices()) {
          case ONE -> List.of(new Choice(contents));
          case TOLD -> List.of(new Choice(Stream.concat(contents.stream(), told()).toList()));
          case EACH ->
              values.flag(Meaning.ENABLE_INTERLEAVE)
                  ? List.of(new Choice(contents))
                  : each(contents);
        });
  }

  private Stream<Content> told() {
    return rewritten().<Content>map(Content.Text::new).stream();
  }

  /// The prompt as it was used, where the model's answers have it.
  private Optional<String> rewritten() {
    return model.choices() == Choices.TOLD
        ? produced().flatMap(file -> Stream.ofNullable(file.actualPrompt())).findFirst()
        : Optional.empty();
  }

  private static List<Choice> each(List<Content> contents) {
    return contents.stream().map(content -> new Choice(List.of(content))).toList();
  }

  /// The prompt is repeated where it can be rewritten.
  private Stream<Item> item(ItemResult result) {
    return switch (result) {
      case ItemResult.Produced file -> {
        boolean repeated = model.field(Meaning.PROMPT_EXTEND).isPresent();
        String prompt = repeated ? values.text(Meaning.PROMPT).orElse(null) : null;
        yield Stream.of(new Item.Picture(url(file), prompt, file.actualPrompt()));
      }
      case ItemResult.Failed(String code, String message) ->
          Stream.of(new Item.Failure(code, message));
      case ItemResult.Text _, ItemResult.Note _, ItemResult.Passed _, ItemResult.Transcribed _ ->
          Stream.empty();
    };
  }

  /// A part of a message; pictures that did not come are left out.
  public Stream<Content> content(ItemResult result) {
    return switch (result) {
      case ItemResult.Produced file -> Stream.of(new Content.Image(url(file)));
      case ItemResult.Text(String text) -> Stream.of(new Content.Text(text));
      case ItemResult.Failed _, ItemResult.Note _, ItemResult.Passed _, ItemResult.Transcribed _ ->
          Stream.empty();
    };
  }

  private String url(ItemResult.Produced file) {
    return urls.of(file.artifact(), expires);
  }

  private Stream<ItemResult.Produced> produced() {
    return items.stream()
        .filter(ItemResult.Produced.class::isInstance)
        .map(ItemResult.Produced.class::cast);
  }

  private Stream<ItemResult.Transcribed> transcripts() {
    return items.stream()
        .filter(ItemResult.Transcribed.class::isInstance)
        .map(ItemResult.Transcribed.class::cast);
  }

  private Optional<String> note() {
    return items.stream()
        .flatMap(
            item -> item instanceof ItemResult.Note(String text) ? Stream.of(text) : Stream.empty())
        .findFirst();
  }

  public Metrics metrics() {
    long passed = items.stream().filter(ItemResult.Passed.class::isInstance).count();
    int made = Math.toIntExact(produced().count() + transcripts().count() + passed);
    int failed =
        Math.toIntExact(items.stream().filter(ItemResult.Failed.class::isInstance).count());
    return new Metrics(made + failed, made, failed);
  }

  public Usage usage(ResultShape shape) {
    int made = metrics().succeeded();
    return switch (shape) {
      case RESULTS, IMAGE_URL -> Usage.images(made);
      case CHOICES -> new Usage(made, size().orElse(null), tokens());
      case VIDEO_URL -> films(made);
      case TRANSCRIPTION ->
          Usage.duration(
              Math.toIntExact(
                  Math.ceilDiv(
                      transcripts().mapToLong(ItemResult.Transcribed::millis).sum(), 1000L)));
      case TEXT, SOCKET, EMBEDDINGS, RANKING, PASSED ->
          throw new IllegalStateException("no operation of this server has results of " + shape);
    };
  }

  private ResultDocument.VideoUrl film() {
    Optional<ItemResult.Produced> file = produced().findFirst();
    return new ResultDocument.VideoUrl(
        file.map(this::url).orElse(""),
        values.textOrEmpty(Meaning.PROMPT),
        file.map(ItemResult.Produced::actualPrompt).orElse(null));
  }

  private Usage films(int made) {
    FilmSpec spec = FilmSpec.of(values);
    PixelSize size = size().or(() -> values.size(Meaning.SIZE)).orElseThrow();
    return Usage.films(made, size, new Usage.Film(spec.seconds(), spec.fps()));
  }

  /// Of the pictures; before the first of a story, the size they will have.
  private Optional<PixelSize> size() {
    return produced()
        .findFirst()
        .map(file -> new PixelSize(file.width(), file.height()))
        .or(() -> values.size(Meaning.SIZE));
  }

  /// Pictures alone have no tokens; texts are counted by {@link Tokenizer}.
  private Usage.Tokens tokens() {
    String text =
        String.join(
                "",
                items.stream()
                    .flatMap(item ->
                        item instanceof ItemResult.Text(String part)
                            ? Stream.of(part)
                            : Stream.empty())
                    .toList())
            + rewritten().orElse("");
    return text.isEmpty()
        ? Usage.Tokens.NONE
        : new Usage.Tokens(
            Tokenizer.count(values.textOrEmpty(Meaning.PROMPT)), Tokenizer.count(text));
  }
}
