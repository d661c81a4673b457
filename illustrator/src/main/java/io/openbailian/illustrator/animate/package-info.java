/// Films: a described scene in motion. What the prompt says moves is moved; light, water, air and
/// figures are never quite still.
@NullMarked
package io.openbailian.illustrator.animate;

import org.jspecify.annotations.NullMarked;
