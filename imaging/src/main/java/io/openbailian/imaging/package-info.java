/// The editing core: pictures read from files, parts of them found, edits carried out on them, and
/// the instructions that ask for edits understood. Natives load at the first operation that needs
/// them, never before.
@NullMarked
package io.openbailian.imaging;

import org.jspecify.annotations.NullMarked;
