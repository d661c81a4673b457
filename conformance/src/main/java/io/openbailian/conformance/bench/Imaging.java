package io.openbailian.conformance.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Edits of pictures, one after the other through the server, beside other programs where they have
/// the like; then what large pictures cost inside it.
final class Imaging implements Scenario {
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
    Samples samples;
    try (ServerProcess server = Engines.EMBEDDED.start(bench, Map.of());
        Api api = new Api(server.url(), bench.requests())) {
      samples = Samples.of(drawing(api), bench.photographs());
      for (Edit edit : Edits.ALL) {
        figures.accept(figure(edit, api, samples, bench.folder()));
      }
    }
    new LargePictures(samples).measure(bench.folder(), figures);
  }

  private static byte[] drawing(Api api) throws IOException {
    JsonNode task = api.ended(api.submit("雪地里的小教堂，极光", "1024*1024", 1));
    URI url = URI.create(task.path("results").path(0).path("url").asString());
    try (InputStream in = url.toURL().openStream()) {
      return in.readAllBytes();
    }
  }

  private static Figure figure(Edit edit, Api api, Samples samples, Path folder)
      throws IOException, InterruptedException {
    Edited slowest = null;
    for (String prompt : edit.prompts()) {
      Edited edited = Edited.measure(edit, prompt, api, samples);
      if (slowest == null || edited.median() > slowest.median()) {
        slowest = edited;
      }
    }
    return new Figure(
        edit.what() + ", 1024*1024, through the server",
        String.join("; ", figures(edit, slowest, samples, folder)),
        edit.aim() == 0 ? "" : Text.format("<= %,d ms", edit.aim()),
        "The cores. From the request with a JPEG inline to the answer that its PNG is stored.");
  }

  private static List<String> figures(Edit edit, Edited edited, Samples samples, Path folder)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(edited.text()));
    if (!edit.others().isEmpty()) {
      try (SampleFiles files = SampleFiles.of(samples.in(edit.form()), folder)) {
        for (OtherProgram.Command other : edit.others()) {
          all.add(other.figure(files.paths()));
        }
      }
    }
    return all;
  }
}
