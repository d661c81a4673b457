package io.openbailian.cli.batch.run;

import io.openbailian.cli.batch.manifest.ManifestLine;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.request.BatchRequest.Dialect;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.output.Subtitles;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.output.WavLength;
import io.openbailian.client.BailianClient;
import io.openbailian.client.ResultAddress;
import io.openbailian.client.SpeechSink;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.ItemAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TextFrame;
import io.openbailian.protocol.client.TranscriptionAnswer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From what a service answers to whole files.
final class EntryAnswers {
  private static final String NO_RESULT = "NoResult";

  private final RunParts parts;
  private final BatchEntry entry;

  EntryAnswers(RunParts parts, BatchEntry entry) {
    this.parts = parts;
    this.entry = entry;
  }

  /// What an answer has.
  ///
  /// @param made files without names
  /// @param lost how many of the results failed
  /// @param code of the failure, where nothing was made
  record Results(List<ResultFiles.Made> made, int lost, String code, String message) {
    Results {
      made = List.copyOf(made);
    }

    static Results of(List<ResultFiles.Made> made, int lost) {
      return new Results(made, lost, NO_RESULT, Texts.say("batch.no-result"));
    }
  }

  /// The results of a task that succeeded.
  Results ofTask(TaskAnswer task) throws IOException, InterruptedException {
    if (entry.kind() == EntryKind.TRANSCRIPTION) {
      return transcripts(TranscriptionAnswer.files(task.whole()));
    }
    return pictures(task.items());
  }

  private Results pictures(List<ItemAnswer> items) throws IOException, InterruptedException {
    List<ResultFiles.Made> made = new ArrayList<>();
    String code = NO_RESULT;
    String message = Texts.say("batch.no-result");
    for (ItemAnswer item : items) {
      if (item.url().isPresent()) {
        made.add(fetched(item.url().get()));
      } else {
        code = item.code().orElse(code);
        message = item.message().orElse(message);
      }
    }
    return new Results(made, items.size() - made.size(), code, message);
  }

  private ResultFiles.Made fetched(String url) throws IOException, InterruptedException {
    String otherwise = entry.kind() == EntryKind.VIDEO ? ".mp4" : ".png";
    return parts.files().fetched(parts.service().client(), ResultAddress.of(url), otherwise);
  }

  /// Results whose addresses an earlier command has written down.
  Results fetched(List<String> urls) throws IOException, InterruptedException {
    List<ResultFiles.Made> made = new ArrayList<>();
    for (String url : urls) {
      made.add(fetched(url));
    }
    return Results.of(made, 0);
  }

  private Results transcripts(List<TranscriptionAnswer.File> files)
      throws IOException, InterruptedException {
    List<ResultFiles.Made> made = new ArrayList<>();
    String code = NO_RESULT;
    String message = Texts.say("batch.nothing-heard");
    for (TranscriptionAnswer.File file : files) {
      if (file.url().isPresent()) {
        Path part = parts.files().part();
        parts.service().client().download(file.url().get(), part);
        ObjectNode document = Json.parseObject(Files.readString(part));
        Files.delete(part);
        made.add(parts.files().text(Subtitles.TXT.write(document), ".txt"));
      } else {
        code = file.code().orElse(code);
        message = file.message().orElse(message);
      }
    }
    return new Results(made, files.size() - made.size(), code, message);
  }

  /// Asks for an answer at once.
  ///
  /// @param id of the entry, whose results are written down before they are fetched
  Results atOnce(Sending sending, ObjectNode body, String id)
      throws IOException, InterruptedException {
    return switch (entry.kind()) {
      case SPEECH -> spoken(sending, body);
      case TEXT -> text(sending, body, id);
      case IMAGE, VIDEO, EDIT, TRANSCRIPTION -> {
        ObjectNode answer = sending.send(() -> call(parts.service().client(), body));
        GenerationAnswer generation = GenerationAnswer.of(answer);
        List<String> urls =
            generation.items().stream().map(ItemAnswer::url).flatMap(Optional::stream).toList();
        parts.manifest().append(ManifestLine.answered(id, urls));
        parts.answers().keep(id, entry, answer);
        Results results = pictures(generation.items());
        yield new Results(results.made(), generation.failed(), results.code(), results.message());
      }
    };
  }

  private ObjectNode call(BailianClient client, ObjectNode body) throws InterruptedException {
    return client.call(entry.request().path(), body);
  }

  private Results text(Sending sending, ObjectNode body, String id)
      throws IOException, InterruptedException {
    boolean ours = entry.request().dialect() == Dialect.NATIVE;
    BailianClient client = ours ? parts.service().client() : parts.service().compatible();
    ObjectNode answer = sending.send(() -> call(client, body));
    parts.answers().keep(id, entry, answer);
    if (ours) {
      return written(TextFrame.of(answer).text(), answer);
    }
    JsonNode message = answer.path("choices").path(0).path("message");
    return written(message.path("content").asString(""), answer);
  }

  /// A text as one, and anything else that was answered as it came.
  private Results written(String text, ObjectNode answer) throws IOException {
    return Results.of(
        List.of(
            text.isEmpty()
                ? parts.files().text(Json.text(answer) + "\n", ".json")
                : parts.files().text(text + "\n", ".txt")),
        0);
  }

  private Results spoken(Sending sending, ObjectNode body)
      throws IOException, InterruptedException {
    Path part = parts.files().part();
    var _ = sending.send(() -> speak(part, body));
    WavLength.settle(part);
    String format = body.path("parameters").path("format").asString("wav");
    return Results.of(List.of(new ResultFiles.Made(part, "." + format)), 0);
  }

  private ObjectNode speak(Path part, ObjectNode body) throws InterruptedException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
      return parts.service().client().speak(entry.request().path(), body, sink(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SpeechSink sink(OutputStream out) {
    return new SpeechSink() {
      @Override
      public void audio(byte[] bytes) throws IOException {
        out.write(bytes);
      }

      @Override
      public void sentence(JsonNode sentence) {
        // a file of sound has no words
      }
    };
  }
}
