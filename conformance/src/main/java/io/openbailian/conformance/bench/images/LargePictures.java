package io.openbailian.conformance.bench.images;

import static io.openbailian.conformance.bench.images.OtherProgram.magick;
import static io.openbailian.conformance.bench.images.OtherProgram.vips;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.edit.Expand;
import io.openbailian.pixels.Helpers;
import io.openbailian.pixels.PngWriter;
import io.openbailian.pixels.Resizing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// What files cost, and what one hears of a long edit: measured inside this process, because the
/// wire tells neither.
record LargePictures(Samples samples) {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 7;
  private static final int LARGE = 4 * Samples.SIDE;

  void measure(Path folder, Consumer<Figure> figures) throws IOException, InterruptedException {
    BufferedImage photograph = samples.all().getLast();
    figures.accept(progress(photograph));
    for (int side : new int[] {Samples.SIDE, LARGE}) {
      coding(Resizing.toExactSize(photograph, side, side), folder, figures);
    }
  }

  /// How often a long edit tells its progress, and how long it is silent.
  private static Figure progress(BufferedImage image) throws IOException, InterruptedException {
    byte[] file = Samples.jpeg(image);
    List<Double> heard = new ArrayList<>();
    long start = System.nanoTime();
    heard.add(0.0);
    Work work = new Work(1, () -> false, _ -> heard.add((System.nanoTime() - start) / 1e6));
    Expand.Scales scales = new Expand.Scales(1.5, 1.5, 1.5, 1.5);
    BufferedImage larger = Expand.apply(Samples.decoded(file), scales, work);
    PngWriter.write(larger, Map.of());
    double end = (System.nanoTime() - start) / 1e6;
    heard.add(end);
    double silent = 0;
    for (int i = 1; i < heard.size(); i++) {
      silent = Math.max(silent, heard.get(i) - heard.get(i - 1));
    }
    return new Figure(
        "expand to 4 times the area, 1024*1024, within a cold process, decoding and encoding included",
        Text.format(
            "%,.0f ms; its progress is told %d times, at the most %,.0f ms apart",
            end, heard.size() - 2, silent),
        "<= 15,000 ms",
        "The cores: searching patches, then solving for their seams.");
  }

  private static void coding(BufferedImage image, Path folder, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    String size = image.getWidth() + "*" + image.getHeight();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores);
        SampleFiles files = SampleFiles.of(List.of(image), folder)) {
      Helpers helpers = new Helpers(threads, cores - 1);
      byte[] png = PngWriter.write(image, Map.of());
      byte[] jpeg = Samples.jpeg(image);
      String others =
          magick("JPEG to PNG").figure(files.paths())
              + "; "
              + vips("JPEG to PNG", "copy").figure(files.paths());
      figures.accept(
          new Figure(
              "a photograph written as PNG, %s, within the process".formatted(size),
              Text.format(
                  "%,.0f ms, alone %,.0f ms, %,d bytes; %s",
                  median(() -> PngWriter.write(image, Map.of(), helpers)),
                  median(() -> PngWriter.write(image, Map.of())),
                  png.length,
                  others),
              "",
              "The cores: filtering and counting bytes."));
      figures.accept(
          coded("written as JPEG", size, median(() -> Samples.jpeg(image)), jpeg.length));
      figures.accept(coded("read from PNG", size, median(() -> Samples.decoded(png)), png.length));
      figures.accept(
          coded("read from JPEG", size, median(() -> Samples.decoded(jpeg)), jpeg.length));
    }
  }

  private static Figure coded(String how, String size, double millis, int bytes) {
    return new Figure(
        "a photograph %s, %s, within the process".formatted(how, size),
        Text.format("%,.0f ms, %,d bytes", millis, bytes),
        "",
        "One core.");
  }

  private static double median(Callable<?> work) throws IOException {
    double[] millis = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long start = System.nanoTime();
      call(work);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Text.median(millis);
  }

  private static void call(Callable<?> work) throws IOException {
    try {
      work.call();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("what was measured failed", e);
    }
  }
}
