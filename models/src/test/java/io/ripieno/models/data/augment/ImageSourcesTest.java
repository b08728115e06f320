package io.ripieno.models.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.models.data.augment.ShoeboxRoom.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSourcesTest {
    private static final int RATE = 16_000;

    /** Image sources of a shoebox decay a little more slowly than Eyring says, as rays along its sides meet few walls. */
    @ParameterizedTest
    @CsvSource({"5, 4, 3, 0.25", "7, 6, 4, 0.4", "12, 9, 6, 0.8"})
    void decaysInTheTimeThatEyringAndSabineSay(double length, double width, double height, double seconds) {
        ShoeboxRoom room = ShoeboxRoom.ofReverberation(length, width, height, seconds);
        float[] response = new ImageSources(room, RATE)
                .response(
                        new Place(0.3 * length, 0.4 * width, 0.5 * height),
                        new Place(0.7 * length, 0.6 * width, 0.4 * height),
                        1.2 * seconds,
                        1);
        double measured = reverberation(response);
        assertEquals(seconds, room.eyringSeconds(0), 1e-9);
        assertTrue(measured > 0.85 * seconds && measured < 1.35 * seconds, "T20 " + measured + " s");
        assertTrue(measured < 1.3 * room.sabineSeconds(0), "T20 " + measured + " s, Sabine " + room.sabineSeconds(0));
    }

    @Test
    void directSoundComesFirstAndFallsWithDistance() {
        ShoeboxRoom dead = ShoeboxRoom.ofReverberation(8, 6, 4, 0.01);
        float[] response = new ImageSources(dead, RATE).response(new Place(2, 3, 2), new Place(5, 3, 2), 0.02, 1);
        assertTrue(Math.abs(response[FractionalDelay.REACH]) > 0.9, "direct " + response[FractionalDelay.REACH]);
        ShoeboxRoom lively = ShoeboxRoom.ofReverberation(8, 6, 4, 0.5);
        ImageSources images = new ImageSources(lively, RATE);
        float near = images.response(new Place(4.5, 3, 2), new Place(5, 3, 2), 0.5, 1)[FractionalDelay.REACH];
        float far = images.response(new Place(2, 3, 2), new Place(5, 3, 2), 0.5, 1)[FractionalDelay.REACH];
        assertTrue(near > 2 * far, near + " near, " + far + " far");
    }

    @Test
    void firstReflectionComesFromTheNearestWall() {
        double[] soft = {0.999};
        double[] hard = {0.1};
        ShoeboxRoom room = new ShoeboxRoom(20, 20, 20, new double[][] {soft, soft, soft, soft, hard, soft});
        float[] response = new ImageSources(room, RATE).response(new Place(8, 10, 1), new Place(12, 10, 1), 0.03, 1);
        double later = (Math.sqrt(16 + 4) - 4) * RATE / ShoeboxRoom.SPEED_OF_SOUND + FractionalDelay.REACH;
        double uneven = 0.08 * RATE / ShoeboxRoom.SPEED_OF_SOUND + 1;
        int loudest = 2 * FractionalDelay.REACH;
        for (int i = loudest; i < response.length; i++) {
            if (Math.abs(response[i]) > Math.abs(response[loudest])) {
                loudest = i;
            }
        }
        assertEquals(later, loudest, uneven);
    }

    @Test
    void highsDecayFasterWhereTheWallsKeepThem() {
        ShoeboxRoom room = ShoeboxRoom.ofReverberation(7, 6, 4, 0.5, 0.45, 0.15);
        float[] response = new ImageSources(room, RATE).response(new Place(2, 3, 2), new Place(5, 4, 1.5), 0.5, 1);
        float[] low = response.clone();
        float[] high = response.clone();
        for (int i = 0; i < 2; i++) {
            Biquad.lowPass(RATE, 400).apply(low);
            Biquad.highPass(RATE, 5000).apply(high);
        }
        assertTrue(reverberation(high) < 0.5 * reverberation(low), reverberation(high) + " " + reverberation(low));
    }

    @Test
    void sameSeedGivesTheSameResponse() {
        RoomSet rooms = new RoomSet(RATE, 2, 3, 5);
        RoomSet again = new RoomSet(RATE, 2, 3, 5);
        float[][] a = impulse();
        float[][] b = impulse();
        rooms.response(1, 2).apply(a);
        again.response(1, 2).apply(b);
        assertArrayEquals(a[0], b[0]);
        assertArrayEquals(a[1], b[1]);
        assertTrue(SignalSamples.residual(a[0], a[1]) > -20, "two ears hear the same");
    }

    @Test
    void drawnRoomsGoFromDryToHall() {
        RoomSet rooms = new RoomSet(RATE, 1, 200, 5);
        double shortest = Double.MAX_VALUE;
        double longest = 0;
        for (int i = 0; i < rooms.size(); i++) {
            double seconds = rooms.room(i).eyringSeconds(1);
            shortest = Math.min(shortest, seconds);
            longest = Math.max(longest, seconds);
        }
        assertTrue(shortest < 0.2 && longest > 1.2, shortest + " to " + longest);
    }

    @Test
    void refusesPlacesOutsideOfTheRoom() {
        ImageSources images = new ImageSources(ShoeboxRoom.ofReverberation(5, 4, 3, 0.3), RATE);
        assertThrows(
                IllegalArgumentException.class, () -> images.response(new Place(6, 1, 1), new Place(1, 1, 1), 0.3, 1));
    }

    private static float[][] impulse() {
        float[][] impulse = new float[2][4000];
        impulse[0][0] = 1;
        impulse[1][0] = 1;
        return impulse;
    }

    /** Three times the time from -5 to -25 dB of the energy that is still to come (Schroeder, JASA 37, 1965). */
    private static double reverberation(float[] response) {
        double[] left = new double[response.length + 1];
        for (int i = response.length - 1; i >= 0; i--) {
            left[i] = left[i + 1] + (double) response[i] * response[i];
        }
        int from = 0;
        int to = 0;
        for (int i = 0; i < response.length; i++) {
            if (left[i] > left[0] * Math.pow(10, -0.5)) {
                from = i;
            }
            if (left[i] > left[0] * Math.pow(10, -2.5)) {
                to = i;
            }
        }
        return 3.0 * (to - from) / RATE;
    }
}
