package io.ripieno.music.abc;

import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What was read otherwise than it stands, up to 100 times; then it is only counted. */
final class AbcNotices {
    private static final int MOST = 100;

    private final List<Notice> notices = new ArrayList<>();
    private long more;

    AbcNotices() {}

    AbcNotices(AbcNotices before) {
        notices.addAll(before.notices);
        more = before.more;
    }

    void add(int line, int column, Supplier<String> message) {
        if (notices.size() < MOST) {
            notices.add(new Notice(new Place.Line(line, column), message.get()));
        } else {
            more++;
        }
    }

    List<Notice> all() {
        List<Notice> all = new ArrayList<>(notices);
        if (more > 0) {
            all.add(new Notice(Place.WHOLE, more + " more notices of this tune are left out"));
        }
        return List.copyOf(all);
    }
}
