package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/// The clean outlines of what a picture shows: where areas of unlike colour meet, even two pale
/// ones, drawn in one pen. Texture is not drawn: what is short is left out.
final class Outlines {
  private static final double SHORTEST = 0.032;

  private Outlines() {}

  /// 0 where a line is, 1 where paper stays.
  static float[] drawn(BufferedImage image, ImagingWork work) throws InterruptedException {
    BufferedImage calm = PaintEffect.calm(PaintEffect.calm(image, work), work);
    int side = Math.min(image.getWidth(), image.getHeight());
    try (PointerScope _ = OpenCv.scope()) {
      Mat edges = lasting(edges(Mats.blurred(Mats.of(calm), Math.max(0.9, side / 560.0))), side);
      work.poll();
      Mat pen = new Mat();
      opencv_imgproc.dilate(edges, pen, Mats.brush(Math.max(1, Math.round(side / 640f))));
      float[] ink = new float[image.getWidth() * image.getHeight()];
      byte[] soft = Mats.plane(Mats.blurred(pen, Math.max(0.6, side / 1300.0)));
      for (int i = 0; i < ink.length; i++) {
        ink[i] = 1 - (soft[i] & 255) / 255f;
      }
      return ink;
    }
  }

  /// Edges where the lightness changes, and edges where only the colour does.
  private static Mat edges(Mat colours) {
    Mat lab = new Mat();
    opencv_imgproc.cvtColor(colours, lab, opencv_imgproc.COLOR_BGR2Lab);
    MatVector planes = new MatVector();
    opencv_core.split(lab, planes);
    Mat edges = new Mat();
    opencv_imgproc.Canny(planes.get(0), edges, 20, 50);
    for (int plane = 1; plane < 3; plane++) {
      Mat more = new Mat();
      opencv_imgproc.Canny(planes.get(plane), more, 16, 36);
      opencv_core.bitwise_or(edges, more, edges);
    }
    return edges;
  }

  private static Mat lasting(Mat edges, int side) {
    Mat joined = new Mat();
    opencv_imgproc.dilate(edges, joined, Mats.brush(1));
    Mat labels = new Mat();
    Mat stats = new Mat();
    opencv_imgproc.connectedComponentsWithStats(
        joined, labels, stats, new Mat(), 8, opencv_core.CV_32S);
    int[] label = new int[edges.rows() * edges.cols()];
    ((IntBuffer) labels.createBuffer()).get(label);
    IntBuffer boxes = stats.createBuffer();
    byte[] out = Mats.plane(edges);
    for (int i = 0; i < out.length; i++) {
      int box = 5 * label[i];
      int length = Math.max(boxes.get(box + 2), boxes.get(box + 3));
      out[i] = length < SHORTEST * side ? 0 : out[i];
    }
    return Mats.plane(out, edges.cols(), edges.rows());
  }
}
