package io.openbailian.engine.embedded.edit;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// The pictures of a call while its sentences are carried out: what was made of one takes its
/// place, and is what the next sentence is about unless it names another.
final class Album {
  private final List<BufferedImage> pictures;
  private int current = 1;

  Album(List<BufferedImage> pictures) {
    this.pictures = new ArrayList<>(pictures);
  }

  int size() {
    return pictures.size();
  }

  /// The number of the picture that is spoken of.
  int current() {
    return current;
  }

  /// @param number from 1, or 0 for the one spoken of
  BufferedImage picture(int number) {
    return pictures.get((number == 0 ? current : number) - 1);
  }

  /// What was made of the picture of that number.
  void put(int number, BufferedImage made) {
    current = number == 0 ? current : number;
    pictures.set(current - 1, made);
  }
}
