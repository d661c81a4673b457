/// Tasks: accepted once, carried out by workers, kept until they expire.
@NullMarked
package io.openbailian.server.task;

import org.jspecify.annotations.NullMarked;
