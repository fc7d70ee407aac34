// The native half of the comparison: a number on each line, with all of its digits.
for number in trainings() { print(number) }
