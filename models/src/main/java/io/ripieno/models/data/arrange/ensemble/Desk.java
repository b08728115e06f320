package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.part.BassPart;
import io.ripieno.models.data.arrange.part.CompingPart;
import io.ripieno.models.data.arrange.part.CounterPart;
import io.ripieno.models.data.arrange.part.CymbalPart;
import io.ripieno.models.data.arrange.part.DrumPart;
import io.ripieno.models.data.arrange.part.EndingPart;
import io.ripieno.models.data.arrange.part.Ground;
import io.ripieno.models.data.arrange.part.HandsPart;
import io.ripieno.models.data.arrange.part.Line;
import io.ripieno.models.data.arrange.part.MelodyPart;
import io.ripieno.models.data.arrange.part.Part;
import io.ripieno.models.data.arrange.part.SoloPart;
import io.ripieno.models.data.arrange.part.Stretch;
import io.ripieno.models.data.arrange.style.Comping;
import io.ripieno.models.data.arrange.style.CymbalGroove;
import io.ripieno.models.data.arrange.style.DrumGroove;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A player with what they have prepared: each task is played in one way throughout the piece. */
final class Desk {
    private static final int BASS_SPAN = 19;
    private static final int STANDARD_KIT = 0;

    private final Seat seat;
    private final Ground ground;
    private final Dice dice;
    private final Line line;
    private final Map<Task, Part> prepared = new EnumMap<>(Task.class);
    private boolean hands;

    Desk(Seat seat, Ground ground, Dice dice) {
        this.seat = seat;
        this.ground = ground;
        this.dice = dice;
        this.line = line(seat, ground.end(), dice);
    }

    /** The part of the range that is used: a voice's, a low one for basses, another one for each melody. */
    private static Line line(Seat seat, double end, Dice dice) {
        Player player = seat.player();
        int low = player.lowest();
        int high = player.highest();
        if (player == Player.VOICE) {
            int type = seat.role() == Role.BASS ? 3 : dice.weighted(3, 2, 2, 1);
            low = List.of(60, 55, 48, 43).get(type);
            high = low + 20 - type / 3;
        } else if (seat.role() == Role.BASS) {
            high = Math.min(high, low + BASS_SPAN);
        } else if (!player.isUnpitched() && !seat.hasTwoHands()) {
            int span = Math.min(high - low, dice.whole(17, 26));
            low += dice.whole(0, high - low - span);
            high = low + span;
        }
        return new Line(player, low, high, end);
    }

    void play(Task task, Stretch stretch) {
        if (task != Task.REST) {
            Part part = prepared.get(task);
            if (part == null) {
                part = prepare(task);
                prepared.put(task, part);
            }
            part.write(stretch, line, dice);
        }
    }

    /** Holds the last chord. */
    void end(Task task, Stretch stretch) {
        if (task != Task.REST) {
            boolean chords = task == Task.CHORDS || task == Task.LEAD_AND_CHORDS;
            int size = chords ? Math.min(4, seat.player().polyphony()) : 1;
            new EndingPart(size, task == Task.BASS).write(stretch, line, dice);
        }
    }

    Line line() {
        return line;
    }

    /** The kit is the drummer's business; hand drums are in the standard kit alone. */
    int program(int kit) {
        if (seat.player().isUnpitched()) {
            return hands ? STANDARD_KIT : kit;
        }
        return dice.pick(seat.player().programs());
    }

    Seat seat() {
        return seat;
    }

    private Part prepare(Task task) {
        return switch (task) {
            case LEAD, REST -> new MelodyPart(0, dice);
            case OCTAVE -> new MelodyPart(dice.oneOf(-7, 7), dice);
            case THIRD -> new MelodyPart(dice.oneOf(-2, -2, -5, 2), dice);
            case LEAD_AND_CHORDS ->
                new HandsPart(
                        new MelodyPart(0, dice),
                        comping(Math.min(3, seat.player().polyphony() / 2)));
            case SOLO -> new SoloPart(dice);
            case COUNTER -> new CounterPart(dice);
            case CHORDS ->
                comping(dice.whole(3, Math.max(3, Math.min(5, seat.player().polyphony()))));
            case BASS -> new BassPart(dice.pick(ground.feel().basses()), dice);
            case DRUMS -> drums();
            case CYMBALS ->
                new CymbalPart(CymbalGroove.of(ground.feel(), ground.pulse(), dice), dice.chance(0.82), dice);
        };
    }

    private Part drums() {
        DrumGroove groove = DrumGroove.of(ground.feel(), ground.pulse(), dice);
        hands = groove.isOfHands();
        return new DrumPart(groove, dice);
    }

    /** In one of the feel's ways that suit the player, or another that does. */
    private Part comping(int size) {
        List<Comping> fitting = new ArrayList<>(ground.feel().compings());
        fitting.removeIf(comping -> !comping.suits(seat.player()));
        if (fitting.isEmpty()) {
            fitting.add(Comping.ARPEGGIO);
        }
        Comping comping = dice.pick(fitting);
        int strings = comping == Comping.STRUM ? seat.player().polyphony() : size;
        return new CompingPart(comping, ground.pulse(), strings, dice);
    }
}
