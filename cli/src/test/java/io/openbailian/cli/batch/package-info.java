@NullMarked
package io.openbailian.cli.batch;

import org.jspecify.annotations.NullMarked;
