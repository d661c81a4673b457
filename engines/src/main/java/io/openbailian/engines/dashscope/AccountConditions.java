package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineCondition;
import io.openbailian.outbound.ServerProbe;
import io.openbailian.protocol.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the accounts of an engine are. A list of tasks costs nothing, and shows that a key is good.
final class AccountConditions {
  private static final String LIST = Wire.TASKS + "/?page_no=1&page_size=1";

  private AccountConditions() {}

  /// Reachable where one of them is; what is wrong with others is told beside.
  static EngineCondition of(Accounts accounts) throws InterruptedException {
    List<String> trouble = new ArrayList<>();
    int reachable = 0;
    for (ServiceAccount account : accounts.all()) {
      EngineCondition one =
          new ServerProbe(account.client(), Optional.of(LIST), Optional.empty(), false).ask();
      reachable += one.reachable() ? 1 : 0;
      if (!one.reachable()) {
        trouble.add(
            accounts.all().size() == 1
                ? one.trouble()
                : "account %s: %s".formatted(account.name(), one.trouble()));
      }
    }
    return new EngineCondition(reachable > 0, "", List.of(), String.join("; ", trouble));
  }
}
