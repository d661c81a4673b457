package io.openbailian.engines.openai;

import io.openbailian.engine.EngineFailure;
import io.openbailian.outbound.ForeignWords;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How the jobs of a server are asked about and ended.
sealed interface FilmJobs {
  int LONGEST_NAME = 200;

  /// What is known of a job.
  sealed interface Standing {

    /// It is being made.
    ///
    /// @param percent how far it is, as far as is known
    record Under(int percent) implements Standing {}

    /// It is there.
    ///
    /// @param tree what the server says about it
    record Done(JsonNode tree) implements Standing {}

    record Failed(EngineFailure failure) implements Standing {}
  }

  Outgoing question(String job);

  /// Where the film is; empty when the answer about the job holds it.
  Optional<Outgoing> content(String job);

  Outgoing end(String job);

  default Standing standing(JsonNode tree) {
    String status = tree.path("status").asString("").toLowerCase(Locale.ROOT);
    return switch (status) {
      case "completed", "succeeded" -> new Standing.Done(tree);
      case "failed", "cancelled", "canceled", "expired" ->
          new Standing.Failed(failure(status, tree));
      default -> new Standing.Under(tree.path("progress").asInt(0));
    };
  }

  private static EngineFailure failure(String status, JsonNode tree) {
    ForeignWords.Said said = ForeignWords.read(tree);
    if (said.code().contains("content") || said.code().contains("moderation")) {
      return new EngineFailure.Refused(ErrorCode.DATA_INSPECTION_INPUT.with());
    }
    return new EngineFailure.Broken(
        "its server says that the film %s: %s"
            .formatted(status, said.message().isEmpty() ? "without a reason" : said.message()));
  }

  /// Whether a name can stand in a path as it is.
  static boolean isName(String job) {
    return !job.isEmpty()
        && job.length() <= LONGEST_NAME
        && job.chars()
            .allMatch(c -> (Character.isLetterOrDigit(c) && c < 0x80) || c == '-' || c == '_');
  }

  /// OpenAI's `/videos`.
  record Dialect(String path) implements FilmJobs {
    @Override
    public Outgoing question(String job) {
      return Outgoing.get(path + "/" + job);
    }

    @Override
    public Optional<Outgoing> content(String job) {
      return Optional.of(Outgoing.get(path + "/" + job + "/content"));
    }

    @Override
    public Outgoing end(String job) {
      return Outgoing.delete(path + "/" + job);
    }
  }

  /// The jobs of stable-diffusion.cpp.
  record Native(String path) implements FilmJobs {
    @Override
    public Outgoing question(String job) {
      return Outgoing.get(path + "/jobs/" + job);
    }

    @Override
    public Optional<Outgoing> content(String job) {
      return Optional.empty();
    }

    @Override
    public Outgoing end(String job) {
      return Outgoing.post(path + "/jobs/" + job + "/cancel", Json.object());
    }
  }
}
