package io.openbailian.imaging.instruction;

import java.awt.image.BufferedImage;

/// Draws what words describe; the one who edits brings an illustrator.
public interface SceneDrawer {
  BufferedImage draw(String words, int width, int height, long seed) throws InterruptedException;
}
