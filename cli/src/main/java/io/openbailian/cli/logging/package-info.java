/// Where log lines go: to standard error, off the threads that write them.
@NullMarked
package io.openbailian.cli.logging;

import org.jspecify.annotations.NullMarked;
