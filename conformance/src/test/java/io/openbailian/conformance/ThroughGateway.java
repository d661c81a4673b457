package io.openbailian.conformance;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// While a class that has this extension runs, each server that its tests start is spoken to
/// through a gateway: another server, whose one engine it is. So a suite that was written for one
/// server says the same of two.
public final class ThroughGateway implements BeforeAllCallback, AfterAllCallback {
  private static volatile boolean wanted;

  static boolean isWanted() {
    return wanted;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    wanted = true;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    wanted = false;
  }
}
