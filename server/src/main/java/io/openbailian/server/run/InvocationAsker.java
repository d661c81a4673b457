package io.openbailian.server.run;

import io.openbailian.server.artifact.Asker;

/// An invocation that wants the files it names, until it is stopped.
record InvocationAsker(String workspace, StopSignal stop) implements Asker {
  @Override
  public boolean givenUp() {
    return stop.stopped();
  }

  @Override
  public void waits() {
    stop.enterEngine();
  }

  @Override
  public void waited() {
    stop.leaveEngine();
  }
}
