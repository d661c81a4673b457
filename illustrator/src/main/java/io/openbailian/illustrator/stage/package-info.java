/// A described scene on its canvas: which things stand where, how large each is, who draws it, and
/// in which order. Knows every room of drawings; none of them knows it.
@NullMarked
package io.openbailian.illustrator.stage;

import org.jspecify.annotations.NullMarked;
