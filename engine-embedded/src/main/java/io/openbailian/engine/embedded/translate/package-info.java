/// The text in a picture, in another language: found and read, translated, erased and set in its
/// old place.
@NullMarked
package io.openbailian.engine.embedded.translate;

import org.jspecify.annotations.NullMarked;
