package io.openbailian.server.rates.sql;

import io.openbailian.engine.Time;
import io.openbailian.server.rates.SharedLimits;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.sql.UnitOfWork;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Limits of nodes that share a PostgreSQL. The rows are in tables that are not logged: they are
/// not worth a write to the disk, and a database that crashed begins with full buckets.
public final class SqlSharedLimits implements SharedLimits {
  private static final Logger LOG = LoggerFactory.getLogger(SqlSharedLimits.class);
  private static final Duration FORGETTING = Duration.ofHours(1);

  private final UnitOfWork database;
  private final BooleanSupplier hasOthers;
  private final Time time;
  private final BucketTable buckets = new BucketTable();
  private final PlaceTable places = new PlaceTable();
  private final AtomicLong forgot;

  /// @param hasOthers whether other nodes are there
  public SqlSharedLimits(UnitOfWork database, BooleanSupplier hasOthers, Time time) {
    this.database = database;
    this.hasOthers = hasOthers;
    this.time = time;
    this.forgot = new AtomicLong(time.nanos());
  }

  @Override
  public boolean areShared() {
    return hasOthers.getAsBoolean();
  }

  @Override
  public Taken take(Common bucket, long needed, long wanted) {
    boolean forgets = isTimeToForget();
    return database.write(transaction -> {
      if (forgets) {
        buckets.forget(transaction, FORGETTING.toMillis());
      }
      return buckets.take(transaction, bucket, needed, wanted);
    });
  }

  private boolean isTimeToForget() {
    long last = forgot.get();
    long now = time.nanos();
    return now - last > FORGETTING.toNanos() && forgot.compareAndSet(last, now);
  }

  @Override
  public Taken takeAnyway(Common bucket, long used) {
    return database.write(transaction -> buckets.takeAnyway(transaction, bucket, used));
  }

  @Override
  public boolean takePlace(String workspace, String key, int most, String taskId) {
    long id = high(taskId);
    return database.writeIfRoom(transaction -> places.take(transaction, workspace, key, most, id));
  }

  @Override
  public void leavePlace(String taskId) {
    try {
      boolean _ =
          database.write(transaction -> {
            places.leave(transaction, high(taskId));
            return true;
          });
    } catch (DatabaseException e) {
      LOG.debug("the place of task {} is free in some minutes: {}", taskId, e.getMessage());
    }
  }

  private static long high(String taskId) {
    return UUID.fromString(taskId).getMostSignificantBits();
  }
}
