/// What may be said here: texts that go in and come out are looked at before anything is done with
/// them. What was found stands in the operator's log, and never in an answer.
@NullMarked
package io.openbailian.server.inspection;

import org.jspecify.annotations.NullMarked;
