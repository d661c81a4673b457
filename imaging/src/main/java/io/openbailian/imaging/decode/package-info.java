/// Files of pictures, looked at before they are decoded; decoded in Java, so that a hostile file
/// meets no native code of ours.
@NullMarked
package io.openbailian.imaging.decode;

import org.jspecify.annotations.NullMarked;
