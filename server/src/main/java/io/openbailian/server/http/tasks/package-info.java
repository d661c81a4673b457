/// Tasks as their owners see and list them. Nothing here makes a task or carries one out.
@NullMarked
package io.openbailian.server.http.tasks;

import org.jspecify.annotations.NullMarked;
