package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.server.admission.AccountVerbs;
import io.openbailian.server.admission.AdminKeys;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.ApiKeys;
import io.openbailian.server.admission.KeyAdministration;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.admission.Regions;
import io.openbailian.server.admission.SignInCodes;
import io.openbailian.server.admission.Workspace;
import io.openbailian.server.config.Settings;
import io.openbailian.server.webhook.delivery.WebhookVerbs;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of the composition root that knows who may ask.
///
/// @param codes for links to the console
/// @param token of this run; opens the API and its administration on this machine
/// @param firstKey the key that was made because there was none
record KeyParts(
    KeyAdministration keys,
    AdminKeys admins,
    KeyRing ring,
    SignInCodes codes,
    String token,
    Optional<String> firstKey) {
  /// The id that owns the tasks of programs that use the token of `run.json`.
  private static final String LOCAL_KEY_ID = "local";

  static KeyParts open(
      Settings settings, Storage storage, Time time, SecureRandom secure, Regions regions)
      throws InterruptedException {
    KeyAdministration keys = administration(storage, time, secure);
    String token = ApiKeys.create(secure);
    List<ApiKey> ofThisRun = new ArrayList<>();
    settings
        .apiKey()
        .ifPresent(key -> ofThisRun.add(ApiKeys.describe(key.reveal(), "preset", time.now())));
    ofThisRun.add(ApiKeys.describe(token, "this run", time.now()).withId(LOCAL_KEY_ID));
    return new KeyParts(
        keys,
        new AdminKeys(storage.accounts().admins(), time, secure),
        ring(
            keys,
            ofThisRun,
            new KeyRing(
                storage.accounts().keys(), storage.temporary(), time, settings.region(), regions)),
        new SignInCodes(time, secure),
        token,
        firstKey(settings, keys));
  }

  /// Of a folder on which no server runs.
  static OfflineKeys offline(Storage storage, Time time, SecureRandom secure, Runnable close) {
    return new OfflineKeys(
        new AccountVerbs(administration(storage, time, secure)),
        new AdminKeys(storage.accounts().admins(), time, secure),
        storage.ledger(),
        webhooks(storage, time),
        close);
  }

  /// What is done with webhooks.
  static WebhookVerbs webhooks(Storage storage, Time time) {
    return new WebhookVerbs(
        storage.webhooks().outbox(),
        storage.webhooks().secrets(),
        storage.accounts().workspaces(),
        time);
  }

  private static KeyAdministration administration(Storage storage, Time time, SecureRandom secure) {
    Storage.Accounts accounts = storage.accounts();
    return new KeyAdministration(accounts.keys(), accounts.workspaces(), time, secure);
  }

  private static KeyRing ring(KeyAdministration keys, List<ApiKey> ofThisRun, KeyRing ring)
      throws InterruptedException {
    for (ApiKey key : ofThisRun) {
      keys.ensure(new Workspace(key.workspace(), key.name(), key.created()));
      ring.add(key);
    }
    return ring;
  }

  /// A folder without any key gets one, unless the configuration presets one.
  private static Optional<String> firstKey(Settings settings, KeyAdministration keys)
      throws InterruptedException {
    return settings.apiKey().isPresent() || !keys.list().isEmpty()
        ? Optional.empty()
        : Optional.of(keys.create("first").key());
  }
}
