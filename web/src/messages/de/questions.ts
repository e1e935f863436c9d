/**
 * The screening questions in German. They decide about safety: each says exactly what the English one of
 * `src/strongback/screening/questions.py` asks, no more and no less. Whoever changes one changes the other.
 */
export const questions: Record<string, { text: string; why: string }> = {
  "chest-symptoms": {
    text: "Bekommst du bei Anstrengung oder Stress Druck oder Schmerzen in der Brust, im Kiefer, im Arm oder zwischen den Schulterblättern, oder Atemnot oder kalten Schweiß, die nicht zur Anstrengung passen?",
    why: "Das Herz kann sich zwischen den Schulterblättern bemerkbar machen. Ein Engegefühl dort, das mit der Anstrengung kommt und in Ruhe vergeht, gehört vor jedem Training in ärztliche Hände.",
  },
  collapse: {
    text: "Bist du in letzter Zeit ohnmächtig geworden oder zusammengebrochen, oder fühlst du dich jetzt kurz davor?",
    why: "Für eine Ohnmacht, vor allem bei Anstrengung, muss der Grund gefunden sein, bevor der Körper belastet wird.",
  },
  "tearing-pain": {
    text: "Hat plötzlich ein starker, reißender Schmerz in der Brust oder zwischen den Schulterblättern angefangen?",
    why: "Ein plötzlicher reißender Schmerz dort kann von einem großen Blutgefäß kommen, und dann zählen Minuten.",
  },
  "sudden-breathlessness": {
    text: "Kamen Schmerzen plötzlich und zusammen mit Atemnot, oder hustest du Blut?",
    why: "Plötzliche Schmerzen mit Atemnot können von den Blutgefäßen der Lunge kommen.",
  },
  "saddle-numbness": {
    text: "Hast du zwischen den Beinen, um die Genitalien oder um den After das Gefühl verloren?",
    why: "Taubheit dort kann bedeuten, dass Nerven am unteren Ende der Wirbelsäule gedrückt werden, und dann geht es um Stunden.",
  },
  "bladder-or-bowel": {
    text: "Ist es neuerdings schwierig, Urin oder Stuhl zu lassen oder zu halten, oder hat sich deine Sexualfunktion neu verändert, und das zusammen mit Rückenschmerzen?",
    why: "Dieselben Nerven steuern diese Funktionen.",
  },
  "both-legs": {
    text: "Sind beide Beine taub oder schwach, kribbeln beide, oder wird irgendwo eine Schwäche schnell schlimmer?",
    why: "Zeichen in beiden Beinen können vom Rückenmark kommen.",
  },
  "unsteady-walking": {
    text: "Bist du unsicher auf den Beinen geworden, seit dein Rücken weh tut?",
    why: "Ein neuer unsicherer Gang zusammen mit Rückenschmerzen kann vom Rückenmark kommen.",
  },
  "major-accident": {
    text: "Tut dein Rücken seit einem schweren Sturz, einem Unfall oder einem harten Schlag weh, und niemand hat ihn untersucht?",
    why: "Zuerst muss ausgeschlossen werden, dass etwas gebrochen ist.",
  },
  "minor-accident-with-fragile-bones": {
    text: "Tut dein Rücken seit einem kleinen Sturz, dem Heben eines Gegenstands oder einem Husten weh, und hast du Osteoporose oder lange Zeit Kortisontabletten genommen?",
    why: "Bei brüchigen Knochen kann ein kleiner Anlass für einen Bruch genügen.",
  },
  "stroke-signs": {
    text: "Ist eine Seite deines Gesichts oder Körpers plötzlich schwach oder taub, ist deine Sprache gestört, oder hattest du einen Krampfanfall?",
    why: "Mit diesen Zeichen gehört man sofort in ein Krankenhaus.",
  },
  "dark-urine": {
    text: "Ist dein Urin dunkel wie Cola, und tun deine Muskeln nach dem Training stark weh oder sind geschwollen?",
    why: "Muskel, der zerfällt, kann den Nieren schaden; das muss noch am selben Tag in einem Krankenhaus untersucht werden.",
  },
  "fever-with-back-pain": {
    text: "Hast du Rückenschmerzen zusammen mit Fieber, Schüttelfrost oder starkem Krankheitsgefühl?",
    why: "Rückenschmerzen mit Fieber müssen auf eine Infektion hin untersucht werden.",
  },
  "infection-risk": {
    text: "Hast du Rückenschmerzen und dazu mindestens eines davon: ein geschwächtes Immunsystem, vor Kurzem eine schwere Infektion oder Drogen, die du spritzt?",
    why: "Das macht es wahrscheinlicher, dass hinter den Schmerzen eine Infektion steckt.",
  },
  "weight-loss": {
    text: "Hast du abgenommen, ohne es zu wollen oder ohne zu wissen, warum?",
    why: "Einem Gewichtsverlust ohne erkennbaren Grund zusammen mit Rückenschmerzen sollte bald nachgegangen werden.",
  },
  "night-pain": {
    text: "Wecken dich nachts Schmerzen, die in keiner Lage nachlassen, oder sind sie im Liegen schlimmer?",
    why: "Schmerzen, denen die Lage gleich ist, kommen seltener von Muskeln und Gelenken.",
  },
  "band-like-pain": {
    text: "Ziehen Schmerzen wie ein Gürtel oder ein Band um deinen Rumpf?",
    why: "Ein Gürtel aus Schmerz kann von einem Nerv oder vom Rückenmark in Brusthöhe kommen.",
  },
  "cancer-and-spine-pain": {
    text: "Hast oder hattest du Krebs, und sind Schmerzen an deiner Wirbelsäule neu oder anders als bisher?",
    why: "Nach einer Krebserkrankung werden neue Schmerzen an der Wirbelsäule rasch abgeklärt.",
  },
  "new-deformity": {
    text: "Hat sich die Form deiner Wirbelsäule neu verändert, gibt es eine neue Beule, oder bist du kleiner geworden?",
    why: "Eine neue Veränderung der Form kann ein Bruch sein.",
  },
  "constant-pain-between-blades": {
    text: "Hast du zwischen den Schulterblättern Schmerzen, die ständig da sind und für die noch niemand den Grund gefunden hat?",
    why: "Hinter Schmerzen oben im Rücken steckt öfter etwas Ernstes als hinter Schmerzen unten; deshalb werden sie früher angesehen.",
  },
  "spreading-numbness": {
    text: "Wird eine Taubheit, ein Kribbeln oder eine Schwäche in einem Arm oder Bein schlimmer, oder breitet sie sich aus?",
    why: "Ein Nerv, der an Funktion verliert, sollte untersucht werden, bevor er belastet wird.",
  },
  "very-high-blood-pressure": {
    text: "Lag dein Blutdruck bei der letzten Messung über 180/110?",
    why: "Darüber fällt Krafttraining aus, bis er niedriger ist.",
  },
  "first-episode-young-or-old": {
    text: "Sind das die ersten Rückenschmerzen deines Lebens, und bist du unter 20 oder über 50?",
    why: "Rückenschmerzen, die in diesem Alter zum ersten Mal kommen, sieht sich einmal jemand vom Fach an, bevor das Training anfängt.",
  },
  "lasting-pain": {
    text: "Hast du seit mehr als sechs Wochen Rückenschmerzen, oder werden sie von Woche zu Woche schlimmer?",
    why: "Schmerzen, die bleiben oder zunehmen, sollten untersucht werden; Krafttraining kann ein Teil der Antwort sein.",
  },
  "strong-pain": {
    text: "Sind deine Schmerzen stärker als 5 von 10, oder flammen sie seit mehr als einer Woche am Morgen nach Aktivität wieder auf?",
    why: "Schmerzen dieser Stärke lassen sich nicht allein mit einem Programm steuern.",
  },
  "long-morning-stiffness": {
    text: "Bist du unter 45, morgens länger als eine halbe Stunde steif, und weckt dich dein Rücken in der Nacht?",
    why: "Dieses Muster kann von einer Entzündung kommen, für die es eine eigene Versorgung gibt.",
  },
  "pins-and-needles": {
    text: "Kribbelt es dir immer wieder in einem Arm, einer Hand, einem Bein oder einem Fuß, wie von Ameisen?",
    why: "Nerven sollten einmal untersucht werden, bevor man sie belastet.",
  },
  "weak-or-aching-shoulder": {
    text: "Tut eine Schulter nachts weh, oder kannst du den Arm nicht mehr so heben wie früher?",
    why: "Fehlt die Kraft zum Heben, kann eine Sehne gerissen sein, und das ändert, was du trainieren solltest.",
  },
  "heart-or-lung-signs": {
    text: "Hast du geschwollene Knöchel, Herzrasen oder Herzstolpern, Wadenkrämpfe beim Gehen, Schwindel, oder Atemnot beim flachen Liegen oder bei leichter Anstrengung?",
    why: "Nach der Logik des ACSM (des amerikanischen Verbands für Sportmedizin) braucht es bei solchen Zeichen vor jedem Programm ein ärztliches Wort.",
  },
  "told-to-be-supervised": {
    text: "Hat dir eine Fachperson gesagt, dass du nur unter Aufsicht oder gar nicht trainieren sollst?",
    why: "Was eine Fachperson gesagt hat, die dich kennt, geht vor.",
  },
};
