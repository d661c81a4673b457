package io.openbailian.catalog.check;

import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.protocol.PixelSize;
import java.util.Optional;

/// What is known of an input picture once it is fetched, from its header alone.
///
/// @param format empty when it is of no format that models take
/// @param bytes of the file
/// @param size as a person sees it, after the turn that its metadata may ask for
public record PictureFacts(Optional<ImageFormat> format, long bytes, PixelSize size) {}
