@NullMarked
package io.openbailian.cli;

import org.jspecify.annotations.NullMarked;
