package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.imaging.edit.Arrange;
import io.openbailian.imaging.region.Region;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// What is to be done with two or more pictures; 0 stands for the picture that is spoken of.
sealed interface Pair {

  /// The number of the picture that changes.
  int on();

  BufferedImage carriedOut(Job job, Album album) throws EngineFailure, InterruptedException;

  /// Pictures from left to right.
  record SideBySide(List<Integer> numbers) implements Pair {
    @Override
    public int on() {
      return numbers.getFirst();
    }

    @Override
    public BufferedImage carriedOut(Job job, Album album) throws EngineFailure {
      List<BufferedImage> chosen = numbers.stream().map(album::picture).toList();
      int lowest = chosen.stream().mapToInt(BufferedImage::getHeight).min().orElseThrow();
      double width =
          chosen.stream().mapToDouble(i -> i.getWidth() * (double) lowest / i.getHeight()).sum();
      Job.affordable((long) width, lowest);
      return Arrange.sideBySide(chosen);
    }
  }

  /// The subject of one picture before another picture.
  record Background(int on, int behind) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job, Album album)
        throws EngineFailure, InterruptedException {
      return Transfer.background(job, album.picture(on), album.picture(behind));
    }
  }

  /// The sky of one picture over another.
  record Sky(int on, int from) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job, Album album)
        throws EngineFailure, InterruptedException {
      return Transfer.sky(job, album.picture(on), album.picture(from));
    }
  }

  /// The subject of one picture put into another, beside its subject.
  record Beside(int on, int from, String place) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job, Album album)
        throws EngineFailure, InterruptedException {
      return Transfer.beside(job, album.picture(on), album.picture(from), place);
    }
  }

  /// The pattern of one picture on a part of another.
  record Texture(int on, Region part, int from) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job, Album album)
        throws EngineFailure, InterruptedException {
      return Transfer.texture(job, album.picture(on), part, album.picture(from));
    }
  }

  /// The colours of one picture, or of a part of it, on a part of another.
  record Colours(int on, Region part, int from, Region of) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job, Album album)
        throws EngineFailure, InterruptedException {
      return Transfer.colours(job, album.picture(on), part, album.picture(from), of);
    }
  }

  /// One picture painted as another is.
  record Styled(int on, int from) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job, Album album)
        throws EngineFailure, InterruptedException {
      return Transfer.styled(job, album.picture(on), album.picture(from));
    }
  }

  /// Something drawn as one picture is painted, before another.
  record Drawn(String words, Optional<Integer> style, Optional<Integer> behind) implements Pair {
    @Override
    public int on() {
      return behind.or(() -> style).orElse(0);
    }

    @Override
    public BufferedImage carriedOut(Job job, Album album)
        throws EngineFailure, InterruptedException {
      return Transfer.drawn(job, words, style.map(album::picture), behind.map(album::picture));
    }
  }
}
