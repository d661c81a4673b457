package io.openbailian.cli.batch;

import io.openbailian.cli.batch.manifest.DurableLines;
import io.openbailian.cli.batch.manifest.EntryState;
import io.openbailian.cli.batch.manifest.Manifest;
import io.openbailian.cli.batch.manifest.ManifestView;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.request.BatchRequest.Dialect;
import io.openbailian.cli.batch.run.AnswerKeeper;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.ItemAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TextFrame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers in OpenAI's batch form: `output.jsonl` for those that were made, `error.jsonl` for the
/// others.
///
/// Answers are kept in `answers.jsonl` as they come, before their entries count as done; the two
/// files are written from it and the manifest when a batch ends, so that each entry is in one of
/// them once, however often the batch was interrupted.
final class OpenAiOutput implements AnswerKeeper, AutoCloseable {
  private static final String ANSWERS = "answers.jsonl";
  private static final String ENTRY = "entry";
  private static final String LINE = "line";
  private static final int OK = 200;
  private static final int REFUSED = 400;

  private final Path folder;
  private final @Nullable DurableLines answers;

  private OpenAiOutput(Path folder, @Nullable DurableLines answers) {
    this.folder = folder;
    this.answers = answers;
  }

  /// @param wanted whether anything is kept at all
  static OpenAiOutput in(Path folder, boolean wanted) throws IOException {
    return new OpenAiOutput(
        folder,
        wanted
            ? DurableLines.open(folder.resolve(ANSWERS), _ -> {})
                .orElseThrow(() ->
                    new CommandException(ExitCode.FAILED, Texts.say("batch.another-runs", folder)))
            : null);
  }

  @Override
  public void keep(String id, BatchEntry entry, ObjectNode answer) throws IOException {
    if (answers != null) {
      ObjectNode line = Json.object().put(ENTRY, id);
      line.set(LINE, line(id, entry.customId().orElse(id), OK, body(entry, answer)));
      answers.append(line, () -> {});
    }
  }

  private static ObjectNode line(String id, String customId, int status, ObjectNode body) {
    ObjectNode line = Json.object().put("id", "batch_req_" + id).put("custom_id", customId);
    line.putObject("response")
        .put("status_code", status)
        .put("request_id", body.path("request_id").asString(body.path("id").asString(id)))
        .set("body", body);
    return line.putNull("error");
  }

  private static ObjectNode body(BatchEntry entry, ObjectNode answer) {
    if (entry.request().dialect() == Dialect.OPENAI) {
      return answer;
    }
    return switch (entry.kind()) {
      case TEXT -> chat(entry, answer);
      case IMAGE, EDIT -> pictures(answer);
      case VIDEO -> film(entry, answer);
      case SPEECH, TRANSCRIPTION -> answer;
    };
  }

  private static ObjectNode chat(BatchEntry entry, ObjectNode answer) {
    TextFrame text = TextFrame.of(answer);
    ObjectNode body =
        Json.object()
            .put("id", "chatcmpl-" + text.requestId().orElse(""))
            .put("object", "chat.completion")
            .put("model", entry.request().call().model());
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", text.text());
    choice.put("finish_reason", text.reason().orElse("stop"));
    ObjectNode usage = body.putObject("usage");
    long in = answer.path("usage").path("input_tokens").asLong(0);
    long out = answer.path("usage").path("output_tokens").asLong(0);
    usage.put("prompt_tokens", in).put("completion_tokens", out).put("total_tokens", in + out);
    return body;
  }

  private static List<ItemAnswer> items(ObjectNode answer) {
    return TaskAnswer.parse(answer)
        .map(TaskAnswer::items)
        .orElseGet(() -> GenerationAnswer.of(answer).items());
  }

  private static ObjectNode pictures(ObjectNode answer) {
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    for (ItemAnswer item : items(answer)) {
      item.url()
          .ifPresent(url -> {
            ObjectNode picture = data.addObject().put("url", url);
            item.actualPrompt().ifPresent(prompt -> picture.put("revised_prompt", prompt));
          });
    }
    return body;
  }

  private static ObjectNode film(BatchEntry entry, ObjectNode answer) {
    ObjectNode body =
        Json.object()
            .put("id", answer.path("output").path("task_id").asString(""))
            .put("object", "video")
            .put("status", "completed")
            .put("model", entry.request().call().model());
    items(answer).stream()
        .map(ItemAnswer::url)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(url -> body.put("url", url));
    return body;
  }

  /// Writes both files anew.
  void write(Manifest manifest) throws IOException {
    if (answers == null) {
      return;
    }
    Set<String> written = new HashSet<>();
    replace(
        "output.jsonl",
        out ->
            DurableLines.read(
                folder.resolve(ANSWERS),
                kept -> {
                  String id = kept.path(ENTRY).asString("");
                  boolean done =
                      manifest.find(id).filter(r -> r.state() == EntryState.DONE).isPresent();
                  if (done && written.add(id) && kept.path(LINE) instanceof ObjectNode line) {
                    print(out, line);
                  }
                }));
    List<ManifestView.Shown> entries = ManifestView.read(manifest.path());
    replace(
        "error.jsonl",
        out ->
            entries.stream()
                .filter(entry -> entry.state() == EntryState.FAILED)
                .forEach(entry -> print(out, failed(entry))));
  }

  private static ObjectNode failed(ManifestView.Shown entry) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", entry.end().code()).put("message", entry.end().message());
    return line(entry.id(), entry.customId().orElse(entry.id()), REFUSED, body);
  }

  /// Fills a file.
  private interface Filling {
    void into(OutputStream out) throws IOException;
  }

  private void replace(String name, Filling filling) throws IOException {
    Path part = folder.resolve("." + name + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
      filling.into(out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.move(
        part,
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static void print(OutputStream out, ObjectNode line) {
    try {
      out.write(Json.bytes(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (answers != null) {
      answers.close();
    }
  }
}
