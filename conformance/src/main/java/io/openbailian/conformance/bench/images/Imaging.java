package io.openbailian.conformance.bench.images;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Engines;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Edits of pictures, one after the other through the server, beside other programs where they have
/// the like; then what large pictures cost inside it.
public final class Imaging implements Scenario {
  @Override
  public String name() {
    return "imaging";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    if (!Engines.EMBEDDED.isThere()) {
      return;
    }
    try (ServerProcess server = Engines.EMBEDDED.start(bench, Map.of())) {
      Samples samples = Samples.of(drawing(bench, server), bench.photographs());
      for (Edit edit : Edits.ALL) {
        Edited slowest = slowest(edit, bench, server, samples);
        figures.accept(figure(edit, slowest, others(edit, samples, bench.folder())));
      }
      new LargePictures(samples).measure(bench.folder(), figures);
    }
  }

  private static byte[] drawing(Workbench bench, ServerProcess server) throws IOException {
    try (Api api = new Api(server.url(), bench.requests())) {
      JsonNode task = api.ended(api.submit("雪地里的小教堂，极光", "1024*1024", 1));
      URI url = URI.create(task.path("results").path(0).path("url").asString());
      String path = url.getRawPath() + "?" + url.getRawQuery(); // our requests name no port
      try (InputStream in = server.url().resolve(path).toURL().openStream()) {
        return in.readAllBytes();
      }
    }
  }

  /// On a connection of its own: the server closes one that waits for other programs.
  private static Edited slowest(Edit edit, Workbench bench, ServerProcess server, Samples samples)
      throws IOException {
    List<Edited> all = new ArrayList<>();
    try (Api api = new Api(server.url(), bench.requests())) {
      for (String prompt : edit.prompts()) {
        all.add(Edited.measure(edit, prompt, api, samples));
      }
    }
    return Collections.max(all, Comparator.comparingDouble(Edited::median));
  }

  private static Figure figure(Edit edit, Edited slowest, List<String> others) {
    String which = edit.prompts().size() == 1 ? "" : " (" + slowest.prompt() + ")";
    return new Figure(
        edit.what() + ", 1024*1024, through the server",
        Stream.concat(Stream.of(slowest.text() + which), others.stream())
            .collect(Collectors.joining("; ")),
        edit.aim() == 0 ? "" : Text.format("<= %,d ms", edit.aim()),
        "The cores. From the request with a JPEG inline to the answer that its PNG is stored.");
  }

  private static List<String> others(Edit edit, Samples samples, Path folder)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    try (SampleFiles files = SampleFiles.of(samples.in(edit.form()), folder)) {
      for (OtherProgram.Command other : edit.others()) {
        all.add(other.figure(files.paths()));
      }
    }
    return all;
  }
}
