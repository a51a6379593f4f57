// The index of several stories, which has nothing but preferences.

applyPreferences();
