/// Result files: written durably, served by signed URLs, gone when they expire.
@NullMarked
package io.openbailian.server.artifact;

import org.jspecify.annotations.NullMarked;
