/// The edits: pure functions from pictures, parameters and a seed to a picture.
@NullMarked
package io.openbailian.imaging.edit;

import org.jspecify.annotations.NullMarked;
