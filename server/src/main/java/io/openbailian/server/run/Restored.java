package io.openbailian.server.run;

import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.ItemResult;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The items of a task that were done before: their files are there, and they are neither made nor
/// paid for again.
final class Restored {
  private static final Pattern INDEX = Pattern.compile(".*-(\\d{1,9})\\.\\w+");

  private Restored() {}

  /// Adds them to what is gathered.
  ///
  /// @return their indices
  static Set<Integer> into(Gathered gathered, Claimed task, ItemFinisher finisher) {
    Set<Integer> done = new TreeSet<>();
    for (AttemptRow row : task.attempts()) {
      for (ItemResult result : row.end().map(AttemptEnd::results).orElse(List.of())) {
        switch (result) {
          case ItemResult.Produced file -> add(gathered, file.artifact(), file, finisher, done);
          case ItemResult.Transcribed file -> add(gathered, file.artifact(), file, finisher, done);
          case ItemResult.Passed passed -> {
            boolean whole =
                passed.files().stream().allMatch(file -> finisher.keeps(file.artifact()));
            if (whole && done.add(0)) {
              gathered.add(0, passed);
            }
          }
          case ItemResult.Failed _, ItemResult.Text _, ItemResult.Note _ -> {}
        }
      }
    }
    return done;
  }

  /// A file's name ends in the index of its item.
  private static void add(
      Gathered gathered, String file, ItemResult result, ItemFinisher finisher, Set<Integer> done) {
    Matcher index = INDEX.matcher(file);
    if (index.matches() && finisher.keeps(file) && done.add(Integer.parseInt(index.group(1)))) {
      gathered.add(Integer.parseInt(index.group(1)), result);
    }
  }
}
