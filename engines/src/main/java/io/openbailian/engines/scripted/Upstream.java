package io.openbailian.engines.scripted;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Stands for a service elsewhere that takes jobs and goes on with them whatever becomes of this
/// process: it counts what was submitted, and answers by a job's handle.
///
/// With a file each submission is a line of JSON in it, on the disk before anybody is told, so that
/// a test can count them after any death of the process; without one it lasts as long as the
/// engine.
final class Upstream {
  private final Optional<Path> file;
  private final Time time;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  Upstream(Optional<Path> file, Time time) {
    this.file = file;
    this.time = time;
    file.filter(Files::exists).ifPresent(this::read);
  }

  /// A job that was submitted.
  ///
  /// @param call the id of the call it was submitted for
  record Job(String handle, String call, String model, List<Integer> items, Instant begun) {
    Job {
      items = List.copyOf(items);
    }
  }

  private void read(Path path) {
    try {
      for (String line : Files.readAllLines(path)) {
        Json.tryParse(line.getBytes(StandardCharsets.UTF_8))
            .filter(node -> node.has("handle"))
            .map(Upstream::job)
            .ifPresent(job -> jobs.put(job.handle(), job));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the upstream's file cannot be read: " + path, e);
    }
  }

  private static Job job(JsonNode line) {
    List<Integer> items = new ArrayList<>();
    line.path("items").forEach(item -> items.add(item.asInt()));
    return new Job(
        line.path("handle").asString(),
        line.path("call").asString(),
        line.path("model").asString(),
        items,
        Instant.ofEpochMilli(line.path("begun").asLong()));
  }

  /// Takes a job; it is counted when this returns.
  synchronized Job submit(EngineCall call) {
    Job job =
        new Job(
            "job-%s-%d".formatted(call.id(), jobs.size() + 1),
            call.id(),
            call.model().name(),
            call.items().stream().map(EngineCall.Item::index).toList(),
            time.now());
    ObjectNode line =
        Json.object()
            .put("handle", job.handle())
            .put("call", job.call())
            .put("model", job.model())
            .put("begun", job.begun().toEpochMilli());
    job.items().forEach(line.putArray("items")::add);
    write(line);
    jobs.put(job.handle(), job);
    return job;
  }

  synchronized Optional<Job> find(String handle) {
    return Optional.ofNullable(jobs.get(handle));
  }

  /// The one job that must be the one of an attempt whose handle was lost.
  synchronized LostWork seek(EngineCall call, Instant begun) {
    List<Integer> items = call.items().stream().map(EngineCall.Item::index).toList();
    List<Job> candidates =
        jobs.values().stream()
            .filter(job -> job.call().equals(call.id()) && job.items().equals(items))
            .filter(job -> !job.begun().isBefore(begun))
            .toList();
    return switch (candidates.size()) {
      case 0 -> new LostWork.NeverBegun();
      case 1 -> new LostWork.Found(candidates.getFirst().handle());
      default -> new LostWork.Unknown();
    };
  }

  /// A job is stopped.
  synchronized void stop(String handle) {
    write(Json.object().put("stopped", handle));
  }

  private void write(ObjectNode line) {
    if (file.isEmpty()) {
      return;
    }
    byte[] bytes = (Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the upstream's file cannot be written", e);
    }
  }
}
