/// Speech by the program espeak-ng of this machine: Chinese and English, sentence by sentence.
@NullMarked
package io.openbailian.engine.embedded.speak;

import org.jspecify.annotations.NullMarked;
