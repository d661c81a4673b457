/// What a prompt asks to see: a lexicon as data, and the description that understanding makes of
/// it.
@NullMarked
package io.openbailian.illustrator.scene;

import org.jspecify.annotations.NullMarked;
