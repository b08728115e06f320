package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Beat;
import io.ripieno.models.data.arrange.ChordSpan;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.TempoCurve;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.arrange.ensemble.Ensemble.Chair;
import io.ripieno.models.data.arrange.ensemble.Form.Span;
import io.ripieno.models.data.arrange.harmony.Harmoniser;
import io.ripieno.models.data.arrange.human.Performer;
import io.ripieno.models.data.arrange.human.TempoMaker;
import io.ripieno.models.data.arrange.part.Ground;
import io.ripieno.models.data.arrange.part.Stretch;
import io.ripieno.models.data.arrange.style.Feel;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.arrange.tune.TuneChord;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes pieces of tunes: chords where they are missing, an ensemble, a feel, a tempo and a key, a form, a part for everyone,
 * and a performance. Everything is drawn from the seed; the same tune, options and seed give the same piece.
 */
public final class Arranger {
    private static final double REHARMONISED = 0.12;
    private static final double GUESTS = 0.6;

    private final SourceTune tune;
    private final ArrangeOptions options;
    private final long seed;

    private Arranger(SourceTune tune, ArrangeOptions options, long seed) {
        this.tune = tune;
        this.options = options;
        this.seed = seed;
    }

    public static Arrangement arrange(SourceTune tune, ArrangeOptions options, long seed) {
        return new Arranger(tune, options, seed).arrange();
    }

    /** Dice for one purpose, so that one more throw for it changes nothing else. */
    private Dice dice(int purpose) {
        return new Dice(Dice.derive(seed, purpose));
    }

    private Arrangement arrange() {
        Dice choice = dice(1);
        Pulse pulse = tune.pulse();
        Ensemble ensemble = Ensembles.choose(pulse, choice);
        Feel feel = choice.pick(ensemble.feels());
        List<Seat> seats = seats(ensemble, feel, choice);
        double tempo = Tempi.choose(tune, feel, choice);
        int semitones = choice.whole(-5, 6);
        Key key = tune.key().plus(Interval.ofSemitones(semitones)).simplified();

        double barSeconds = pulse.bar() * 60 / tempo;
        double seconds = choice.between(options.shortest(), options.longest());
        Ground bare = new Ground(pulse, key, feel, 1, List.of(), List.of(), tempo);
        Form form = new FormMaker(tune, harmony(), semitones, dice(2))
                .form((int) Math.max(1, Math.floor(seconds / barSeconds)), barSeconds, seats.size(), bare.tonic());
        Ground ground = new Ground(pulse, key, feel, form.bars(), form.lead(), form.chords(), tempo);

        Task[][] tasks = Casting.of(form.spans(), seats, dice(3));
        TempoCurve curve = TempoMaker.curve(ground, dice(4));
        double swing = feel.swing() == 0.5 ? 0.5 : Math.max(0.54, feel.swing() + 0.03 * dice(5).normal());
        Performer performer = new Performer(ground, curve, Math.min(0.72, swing), dynamics(form));
        List<Track> tracks = tracks(form, tasks, seats, ground, performer);
        double end = tracks.stream()
                .flatMap(track -> track.notes().stream())
                .mapToDouble(TrackNote::end)
                .max()
                .orElse(curve.seconds(ground.end()));
        return new Arrangement(
                seed,
                tune.origin(),
                ensemble.name(),
                feel.label(),
                key,
                tune.metre(),
                curve,
                end,
                sections(form, tracks, ground, curve),
                chords(form, curve),
                beats(ground, curve),
                tracks);
    }

    private List<TuneChord> harmony() {
        Dice dice = dice(6);
        return dice.chance(REHARMONISED)
                ? Harmoniser.harmonise(tune, dice.seed())
                : Harmoniser.chords(tune, dice.seed());
    }

    /** As many as are wanted; guests make up for the chairs that the ensemble has not, always or often. */
    private List<Seat> seats(Ensemble ensemble, Feel feel, Dice dice) {
        int wanted = dice.weighted(0, 0.7, 1.1, 1.6, 2, 2, 1.6, 1.1, 0.9);
        int count = Math.max(options.fewest(), Math.min(options.most(), wanted));
        List<Seat> seats = new ArrayList<>(ensemble.seats(count, feel, dice));
        List<Chair> taken = new ArrayList<>();
        seats.forEach(seat -> taken.add(new Chair(seat.role(), List.of(seat.player()))));
        int filled = dice.chance(GUESTS) ? count : options.fewest();
        while (seats.size() < filled) {
            Chair chair = Mixed.chair(taken, dice);
            if (feel.drums() || !chair.players().get(0).isUnpitched()) {
                taken.add(chair);
                seats.add(new Seat(chair.players().get(0), chair.role()));
            }
        }
        return seats;
    }

    /** Loudness of each bar: sections differ, and the later ones tend to be louder. */
    private double[] dynamics(Form form) {
        Dice dice = dice(7);
        double growth = dice.between(-4, 12);
        double[] dynamics = new double[form.bars()];
        for (Span span : form.spans()) {
            double level = dice.between(-7, 5);
            for (int bar = span.from(); bar < span.to(); bar++) {
                dynamics[bar] = level + growth * bar / dynamics.length;
            }
        }
        return dynamics;
    }

    private List<Track> tracks(Form form, Task[][] tasks, List<Seat> seats, Ground ground, Performer performer) {
        boolean cymbals = seats.stream().anyMatch(seat -> seat.player() == Player.CYMBALS);
        int kit = dice(8).pick((cymbals ? Player.CYMBALS : Player.DRUMS).programs());
        Map<String, Integer> names = new HashMap<>();
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            Desk desk = new Desk(seat, ground, dice(100 + i));
            for (int s = 0; s < tasks.length; s++) {
                Stretch stretch = stretch(form, s, ground);
                if (form.spans().get(s).ends()) {
                    desk.end(tasks[s][i], stretch);
                } else {
                    desk.play(tasks[s][i], stretch);
                }
            }
            bringIn(desk, form, ground);
            String label = seat.player().label();
            int number = names.merge(label, 1, Integer::sum);
            String name = number == 1 ? label : label + "-" + number;
            Track track = performer.play(name, seat.role(), desk.program(kit), desk.line(), dice(200 + i));
            if (!track.notes().isEmpty()) {
                tracks.add(track);
            }
        }
        return tracks;
    }

    /** Whoever has had nothing to play, because the melody was silent there or there was no chord, is given a section. */
    private static void bringIn(Desk desk, Form form, Ground ground) {
        Role role = desk.seat().role();
        Task task = role == Role.MELODY ? Task.SOLO : Task.of(role);
        for (int i = 0; i < form.spans().size() && desk.line().notes().isEmpty(); i++) {
            if (form.spans().get(i).kind() == Section.Kind.THEME) {
                desk.play(task, stretch(form, i, ground));
            }
        }
    }

    private static Stretch stretch(Form form, int index, Ground ground) {
        Span span = form.spans().get(index);
        boolean last = index == form.spans().size() - 1;
        double next = last ? 0 : form.spans().get(index + 1).pickup();
        return new Stretch(
                ground,
                span.from(),
                span.to(),
                ground.start(span.from()) - span.pickup(),
                ground.start(span.to()) - next,
                !last);
    }

    private static List<Section> sections(Form form, List<Track> tracks, Ground ground, TempoCurve curve) {
        List<Section> sections = new ArrayList<>();
        for (Span span : form.spans()) {
            double from = ground.start(span.from());
            double to = ground.start(span.to());
            List<Integer> playing = new ArrayList<>();
            for (int i = 0; i < tracks.size(); i++) {
                if (tracks.get(i).notes().stream()
                        .anyMatch(note -> note.from() >= from - 1e-6 && note.from() < to - 1e-6)) {
                    playing.add(i);
                }
            }
            sections.add(new Section(span.kind(), from, to, curve.seconds(from), curve.seconds(to), playing));
        }
        return sections;
    }

    private static List<ChordSpan> chords(Form form, TempoCurve curve) {
        return form.chords().stream()
                .map(chord -> new ChordSpan(
                        chord.from(),
                        chord.to(),
                        curve.seconds(chord.from()),
                        curve.seconds(chord.to()),
                        chord.chord()))
                .toList();
    }

    private static List<Beat> beats(Ground ground, TempoCurve curve) {
        List<Beat> beats = new ArrayList<>();
        for (int bar = 0; bar < ground.bars(); bar++) {
            for (int beat = 0; beat < ground.pulse().beats().size(); beat++) {
                double at = ground.start(bar) + ground.pulse().beat(beat);
                beats.add(new Beat(at, curve.seconds(at), bar, beat + 1));
            }
        }
        return beats;
    }
}
