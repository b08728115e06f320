package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.ensemble.Form.Span;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decides who does what in each section; everyone plays somewhere, and somebody everywhere. */
final class Casting {
    private final List<Seat> seats;
    private final Dice dice;
    private final int[] entries;
    private final double[] restful;

    private Casting(List<Seat> seats, int spans, Dice dice) {
        this.seats = seats;
        this.dice = dice;
        this.entries = new int[seats.size()];
        this.restful = new double[seats.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = dice.chance(0.4) ? dice.whole(0, Math.min(3, spans / 3)) : 0;
            restful[i] = dice.between(0, 0.22);
        }
    }

    /** The tasks {@code [sections][seats]}. */
    static Task[][] of(List<Span> spans, List<Seat> seats, Dice dice) {
        Casting casting = new Casting(seats, spans.size(), dice);
        Task[][] tasks = new Task[spans.size()][];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = spans.get(i).ends() && i > 0
                    ? tasks[i - 1].clone()
                    : casting.section(spans.get(i).kind(), i);
        }
        casting.letEveryonePlay(spans, tasks);
        return tasks;
    }

    private Task[] section(Section.Kind kind, int index) {
        Task[] tasks = new Task[seats.size()];
        for (int i = 0; i < tasks.length; i++) {
            boolean waits = index < entries[i] || dice.chance(restful[i]);
            tasks[i] = waits ? Task.REST : accompaniment(seats.get(i));
        }
        switch (kind) {
            case INTRO -> {
                if (playing(tasks) == 0) {
                    int one = dice.whole(0, tasks.length - 1);
                    tasks[one] = alone(seats.get(one), false);
                }
            }
            case ALONE -> {
                int one = dice.whole(0, tasks.length - 1);
                Arrays.fill(tasks, Task.REST);
                tasks[one] = alone(seats.get(one), true);
            }
            case SOLO -> lead(tasks, Task.SOLO);
            case BREAK -> {
                lead(tasks, Task.LEAD);
                thin(tasks);
            }
            case THEME, OUTRO -> lead(tasks, Task.LEAD);
        }
        return tasks;
    }

    /** What a seat does when another leads. */
    private Task accompaniment(Seat seat) {
        if (seat.role() == Role.MELODY) {
            return switch (dice.weighted(4, 1.2, 1.8, 3)) {
                case 1 -> Task.OCTAVE;
                case 2 -> Task.THIRD;
                case 3 -> Task.COUNTER;
                default -> Task.REST;
            };
        }
        return seat.role() == Role.COUNTER && dice.chance(0.15) ? Task.THIRD : Task.of(seat.role());
    }

    private Task alone(Seat seat, boolean melody) {
        if (!melody && seat.role() == Role.MELODY) {
            return Task.SOLO;
        }
        if (melody && seat.hasTwoHands()) {
            return dice.oneOf(Task.LEAD_AND_CHORDS, Task.LEAD_AND_CHORDS, Task.CHORDS);
        }
        return melody && seat.sings() ? dice.oneOf(Task.LEAD, Task.LEAD, Task.SOLO) : Task.of(seat.role());
    }

    /** Gives the melody to one of those who are there for it, now and then to another. */
    private void lead(Task[] tasks, Task task) {
        List<Integer> singers = new ArrayList<>();
        List<Integer> leaders = new ArrayList<>();
        for (int i = 0; i < tasks.length; i++) {
            if (seats.get(i).sings()) {
                singers.add(i);
                if (seats.get(i).role() == Role.MELODY) {
                    leaders.add(i);
                }
            }
        }
        if (singers.isEmpty()) {
            if (playing(tasks) == 0) {
                int one = dice.whole(0, tasks.length - 1);
                tasks[one] = Task.of(seats.get(one).role());
            }
            return;
        }
        boolean silent = playing(tasks) > 1 && dice.chance(0.06);
        if (silent) {
            return;
        }
        int one = dice.pick(leaders.isEmpty() || dice.chance(0.18) ? singers : leaders);
        boolean chords = tasksHave(tasks, Task.CHORDS, one);
        tasks[one] = !chords && task == Task.LEAD && seats.get(one).hasTwoHands() && dice.chance(0.75)
                ? Task.LEAD_AND_CHORDS
                : task;
    }

    /** Sends most of the rhythm away. */
    private void thin(Task[] tasks) {
        for (int i = 0; i < tasks.length; i++) {
            Role role = seats.get(i).role();
            boolean rhythm = role == Role.DRUMS || role == Role.CYMBALS || role == Role.BASS;
            if (rhythm && dice.chance(0.75) && playing(tasks) > 1) {
                tasks[i] = Task.REST;
            }
        }
    }

    private void letEveryonePlay(List<Span> spans, Task[][] tasks) {
        for (int seat = 0; seat < seats.size(); seat++) {
            int which = seat;
            if (Arrays.stream(tasks).allMatch(section -> section[which] == Task.REST)) {
                List<Integer> themes = new ArrayList<>();
                for (int i = 0; i < tasks.length; i++) {
                    if (spans.get(i).kind() == Section.Kind.THEME) {
                        themes.add(i);
                    }
                }
                Role role = seats.get(seat).role();
                tasks[dice.pick(themes)][seat] = role == Role.MELODY ? Task.COUNTER : Task.of(role);
            }
        }
    }

    private static int playing(Task[] tasks) {
        return (int) Arrays.stream(tasks).filter(task -> task != Task.REST).count();
    }

    private static boolean tasksHave(Task[] tasks, Task wanted, int except) {
        for (int i = 0; i < tasks.length; i++) {
            if (i != except && tasks[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
