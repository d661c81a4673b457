@NullMarked
package io.openbailian.av;

import org.jspecify.annotations.NullMarked;
