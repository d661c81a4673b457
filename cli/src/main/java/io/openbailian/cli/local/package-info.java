/// The service that a command talks to: one that runs on this machine, one that is started for the
/// command and ends with it, or one elsewhere; and what the command was given of its surroundings.
///
/// Nothing here knows what is asked of the service.
@NullMarked
package io.openbailian.cli.local;

import org.jspecify.annotations.NullMarked;
