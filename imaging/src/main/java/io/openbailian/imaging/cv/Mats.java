package io.openbailian.imaging.cv;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/// Pictures, masks and planes of numbers as OpenCV's matrices and back.
///
/// Call within a `PointerScope`, which frees the matrices at its end.
public final class Mats {
  private Mats() {}

  /// Blue, green, red, 8 bits each; alpha is dropped.
  public static Mat of(BufferedImage image) {
    Mat three = new Mat();
    opencv_imgproc.cvtColor(four(image), three, opencv_imgproc.COLOR_BGRA2BGR);
    return three;
  }

  /// How light each pixel is, one channel of 8 bits.
  public static Mat grey(BufferedImage image) {
    Mat one = new Mat();
    opencv_imgproc.cvtColor(four(image), one, opencv_imgproc.COLOR_BGRA2GRAY);
    return one;
  }

  private static Mat four(BufferedImage image) {
    Mat four = new Mat(image.getHeight(), image.getWidth(), opencv_core.CV_8UC4);
    bytes(four).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(Pictures.pixels(image));
    return four;
  }

  /// One channel of 8 bits.
  public static Mat of(Mask mask) {
    return plane(mask.cover(), mask.width(), mask.height());
  }

  /// One channel of 8 bits.
  public static Mat plane(byte[] values, int width, int height) {
    Mat out = new Mat(height, width, opencv_core.CV_8UC1);
    bytes(out).put(values);
    return out;
  }

  /// One channel of floats.
  public static Mat plane(float[] values, int width, int height) {
    Mat out = new Mat(height, width, opencv_core.CV_32FC1);
    FloatBuffer buffer = out.createBuffer();
    buffer.put(values);
    return out;
  }

  public static float[] floats(Mat plane) {
    float[] out = new float[plane.rows() * plane.cols()];
    FloatBuffer buffer = plane.createBuffer();
    buffer.get(out);
    return out;
  }

  public static byte[] plane(Mat plane) {
    byte[] out = new byte[plane.rows() * plane.cols()];
    bytes(plane).get(out);
    return out;
  }

  public static Mask mask(Mat plane) {
    return new Mask(plane.cols(), plane.rows(), plane(plane));
  }

  /// An opaque picture of three channels of 8 bits, or of one.
  public static BufferedImage picture(Mat mat) {
    Mat four = new Mat();
    opencv_imgproc.cvtColor(
        mat,
        four,
        mat.channels() == 1 ? opencv_imgproc.COLOR_GRAY2BGRA : opencv_imgproc.COLOR_BGR2BGRA);
    BufferedImage out = Pictures.blank(mat.cols(), mat.rows());
    bytes(four).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(Pictures.pixels(out));
    return out;
  }

  /// The picture's colours at a larger size, by cubic curves; four bytes a pixel all the way, since
  /// turning a large picture into three and back costs more than scaling it.
  public static BufferedImage enlarged(BufferedImage image, int width, int height) {
    Mat large = new Mat();
    opencv_imgproc.resize(
        four(image), large, new Size(width, height), 0, 0, opencv_imgproc.INTER_CUBIC);
    BufferedImage out = Pictures.blank(width, height);
    bytes(large).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(Pictures.pixels(out));
    return out;
  }

  /// A new matrix at another size: area-averaged when made smaller, cubic when made larger.
  public static Mat resized(Mat mat, int width, int height) {
    Mat out = new Mat();
    int way = width < mat.cols() ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
    opencv_imgproc.resize(mat, out, new Size(width, height), 0, 0, way);
    return out;
  }

  /// A new matrix, blurred by a Gaussian.
  public static Mat blurred(Mat mat, double sigma) {
    Mat out = new Mat();
    opencv_imgproc.GaussianBlur(mat, out, new Size(0, 0), sigma);
    return out;
  }

  /// A round brush of that radius, for growing and shrinking.
  public static Mat brush(int radius) {
    return opencv_imgproc.getStructuringElement(
        opencv_imgproc.MORPH_ELLIPSE, new Size(2 * radius + 1, 2 * radius + 1), new Point(-1, -1));
  }

  private static ByteBuffer bytes(Mat mat) {
    return mat.createBuffer();
  }
}
