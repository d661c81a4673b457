package io.openbailian.server.run;

import io.openbailian.catalog.check.ImageInput;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.Asker;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.media.PictureDecoder;
import io.openbailian.server.media.PixelPool;
import java.awt.image.BufferedImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches, looks at and decodes input pictures within the memory that all invocations share.
///
/// A file is read twice, once for its header and once for its pixels, so that nobody keeps it in
/// memory while he waits for room for the pixels. Room for files is given back before anything else
/// is waited for, so nobody waits for someone who waits for him.
public final class PictureLoader {
  private static final Logger LOG = LoggerFactory.getLogger(PictureLoader.class);

  /// Base64 and the bytes it stands for are in memory together.
  private static final long READING = 2;

  private final MediaFetcher fetcher;
  private final PictureDecoder decoder;
  private final PixelPool pool;
  private final MemoryBudget files;
  private final MemoryBudget pixels;
  private final long most;

  /// @param heap the bytes the process may use: an eighth is for files, half for pixels, of which
  ///   one call that is alone may take more
  public PictureLoader(MediaFetcher fetcher, PictureDecoder decoder, PixelPool pool, long heap) {
    this(
        fetcher,
        decoder,
        pool,
        new MemoryBudget(heap / 8),
        new MemoryBudget(heap / 2),
        heap / 4 * 3);
  }

  PictureLoader(
      MediaFetcher fetcher,
      PictureDecoder decoder,
      PixelPool pool,
      MemoryBudget files,
      MemoryBudget pixels,
      long most) {
    this.fetcher = fetcher;
    this.decoder = decoder;
    this.pool = pool;
    this.files = files;
    this.pixels = pixels;
    this.most = most;
  }

  /// Bytes of files that are in memory.
  public long filesInMemory() {
    return files.lent();
  }

  /// Bytes that calls which work on pictures may use.
  public long pixelsInMemory() {
    return pixels.lent();
  }

  /// Whether an engine elsewhere may be given the address itself.
  boolean isPublic(ImageInput input) throws InterruptedException {
    return input instanceof ImageInput.Url(var address) && fetcher.isPublic(address);
  }

  InputFile fetch(PictureInputs.Named picture, Asker asker) throws InterruptedException {
    return fetcher.open(picture.where(), picture.input(), asker, picture.maxBytes());
  }

  PictureDecoder.Seen look(PictureInputs.Named picture, InputFile file, Asker asker)
      throws InterruptedException {
    try (MemoryBudget.Loan _ = room(file, asker)) {
      return switch (decoder.look(fetcher.read(picture.where(), file))) {
        case PictureDecoder.Seen seen -> seen;
        case PictureDecoder.Refused refused -> throw refused(refused, picture.where());
      };
    }
  }

  /// Work that can never be had is refused before anything is done.
  void refuseUnaffordable(WorkingMemory need) {
    if (need.least() > most) {
      throw new WireException(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "A picture of %s needs about %d MB of working memory here, and one call may have %d MB, enough for about %.1f megapixels: ask for less, or give the server a larger heap."
                  .formatted(
                      need.largest(), need.least() >> 20, most >> 20, need.megapixels(most))));
    }
  }

  private MemoryBudget.Loan room(InputFile file, Asker asker) throws InterruptedException {
    return files.borrow(asker.workspace(), READING * file.length(), asker::givenUp);
  }

  MemoryBudget.Loan borrow(WorkingMemory need, Asker asker) throws InterruptedException {
    return pixels.borrow(asker.workspace(), need.usual(), asker::givenUp);
  }

  BufferedImage decode(PictureInputs.Seen picture, Asker asker) throws InterruptedException {
    String where = picture.named().where();
    try (MemoryBudget.Loan _ = room(picture.file(), asker)) {
      byte[] file = fetcher.read(where, picture.file());
      return switch (pool.compute(() -> decoder.decode(file))) {
        case PictureDecoder.Picture(var image) -> image;
        case PictureDecoder.Refused refused -> throw refused(refused, where);
      };
    } catch (PixelPool.PixelWorkException e) { // no file may cost more than its own request
      LOG.error("{}: could not be decoded", where, e);
      throw refused(
          ErrorCode.INVALID_IMAGE_FORMAT.with(), where, "the picture could not be decoded here");
    }
  }

  private static WireException refused(PictureDecoder.Refused refused, String where) {
    WireError error =
        switch (refused.reason()) {
          case FORMAT -> ErrorCode.INVALID_IMAGE_FORMAT.with();
          case RESOLUTION -> ErrorCode.INVALID_IMAGE_RESOLUTION.with(20_000, 1);
        };
    return refused(error, where, refused.why());
  }

  private static WireException refused(WireError error, String where, String why) {
    return new WireException(error.sent(where + ": " + why));
  }
}
