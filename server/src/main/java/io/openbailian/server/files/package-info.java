/// Files and folders that are their owner's alone.
@NullMarked
package io.openbailian.server.files;

import org.jspecify.annotations.NullMarked;
