package io.openbailian.illustrator.animate;

import java.awt.image.BufferedImage;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Images that frames are drawn on, again and again: a long film needs no more than a short one.
public final class FramePool {
  private final int width;
  private final int height;
  private final ConcurrentLinkedQueue<BufferedImage> free = new ConcurrentLinkedQueue<>();

  public FramePool(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /// One that nobody uses, with whatever was drawn on it; `TYPE_INT_RGB`.
  public BufferedImage take() {
    BufferedImage image = free.poll();
    return image == null ? new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB) : image;
  }

  /// Takes one back that nobody looks at any more; from any thread.
  public void giveBack(BufferedImage image) {
    free.add(image);
  }
}
